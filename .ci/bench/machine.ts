/** Where the figures come from: they belong to the machine and to what else it does. */
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';

/** What a figure was measured on. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGB: number;
  readonly node: string;
  /** Of the last minute; above the number of cores, every time is too long. */
  readonly load: number;
}

/** This machine, with its load of the last minute. */
export function machine(): Machine {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGB: Math.round(totalmem() / 1e9),
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}
