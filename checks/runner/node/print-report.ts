/** A report as plain lines, for a terminal of any width, without colour. */
import type { CheckResult, ConsoleLine, Failure, Report } from '../report.ts';

const words = { passed: 'pass', failed: 'FAIL', skipped: 'skip', 'not-run': 'not run' } as const;

/** Writes a report, one call of `write` per line. */
export function printReport(report: Report, write: (line: string) => void): void {
  for (const problem of report.problems) {
    write('PROBLEM');
    printFailure(problem, write);
  }
  for (const check of report.checks) printCheck(check, report, write);
  printConsole(report.console, report.dropped, write);
  const passed = report.checks.filter(({ state }) => state === 'passed').length;
  write(`${passed} of ${report.checks.length} checks pass (${Math.round(report.ms)} ms).`);
}

function printCheck(check: CheckResult, report: Report, write: (line: string) => void): void {
  write(`${words[check.state]}  ${check.title}  [${report.step}/${check.id}]`);
  if (check.failure !== undefined) printFailure(check.failure, write);
  printConsole(check.console, check.dropped, write);
}

function printFailure(failure: Failure, write: (line: string) => void): void {
  const { place, checkPlace } = failure;
  write(`    Should:   ${failure.should}`);
  write(`    Happened: ${failure.happened}`);
  write(`    Why:      ${failure.why}`);
  write(`    Look:     ${failure.look}`);
  if (place !== undefined) write(`    In your code: ${place.file}:${place.line}:${place.column}`);
  if (checkPlace !== undefined) write(`    The check: ${checkPlace.file}:${checkPlace.line}`);
  for (const line of failure.diff?.split('\n') ?? []) write(`    ${line}`.trimEnd());
}

function printConsole(
  lines: readonly ConsoleLine[],
  dropped: number,
  write: (line: string) => void,
): void {
  for (const { level, text } of lines) {
    for (const row of text.split('\n')) write(`    ${level}: ${row}`);
  }
  if (dropped > 0) write(`    (${dropped} more lines were printed)`);
}
