import { readFileSync } from 'node:fs';

/** A clock tick of Linux, ms: `getconf CLK_TCK` is 100 on every machine that Node runs on. */
const tick = 10;

/**
 * Processor time of this process and of every child that has ended, ms: unlike the clock, it says the same on a busy machine. Linux
 * only (`/proc/self/stat`, proc_pid_stat(5)); elsewhere null.
 */
export function processorTime(): number | null {
  let stat: string;
  try {
    stat = readFileSync('/proc/self/stat', 'utf8');
  } catch {
    return null;
  }
  // After the program's name in parentheses, from the third field on: utime, stime, cutime and cstime are the 14th to the 17th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * tick;
}
