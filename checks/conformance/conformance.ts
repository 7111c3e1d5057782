/**
 * The conformance set: orders that both hosts run, and what makes two reports comparable. A browser test runs the
 * same orders in the sandbox and compares `normalise(report)` with what the Node host says.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { RunOrder } from '../runner/host.ts';
import { defaultLimits } from '../runner/limits.ts';
import type { Report } from '../runner/report.ts';
import { answersCheck, failureCases } from './failures.ts';

/** One run that both hosts must report alike. */
export interface ConformanceCase {
  readonly name: string;
  /** With limits that do not grow on a busy machine: reports name them. */
  readonly order: RunOrder;
  /** It takes a limit of its own to end it. */
  readonly isLimited: boolean;
}

const sets = path.join(import.meta.dirname, 'sets');

/** Every order of the set: the check files in `sets/`, then one order per failure. */
export function conformanceCases(): readonly ConformanceCase[] {
  const app = { 'server.ts': read('server.ts'), 'http.ts': read('http.ts') };
  const fromFiles = readdirSync(sets)
    .filter((file) => file.endsWith('.check.ts'))
    .sort()
    .map((file) => ({
      name: file.replace('.check.ts', ''),
      order: {
        step: 'conformance',
        check: { path: `checks/conformance/sets/${file}`, source: read(file) },
        files: app,
        limits: defaultLimits,
      },
      isLimited: false,
    }));
  const fromFailures = failureCases.map(({ name, files, check, limits }) => ({
    name,
    order: {
      step: 'conformance',
      check: { path: 'checks/conformance/answers.check.ts', source: check ?? answersCheck },
      files,
      limits: { ...defaultLimits, ...limits },
    },
    isLimited: limits !== undefined,
  }));
  return [...fromFiles, ...fromFailures];
}

function read(file: string): string {
  return readFileSync(path.join(sets, file), 'utf8');
}

/** A report without what may differ from run to run and from host to host: times, ports, the frames of a stack. */
export type NormalisedReport = Omit<Report, 'ms' | 'host'>;

/** The report without what may differ between hosts: times, and the host's own name. */
export function normalise(report: Report): NormalisedReport {
  const { ms: _ms, host: _host, ...rest } = report;
  return JSON.parse(JSON.stringify(rest), (key, value: unknown) => {
    if (key === 'ms' || key === 'stack') return undefined;
    // How far a printing loop comes before it is ended is a matter of speed.
    if (key === 'dropped') return Number(value) > 0;
    return typeof value === 'string' ? value.replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT') : value;
  });
}
