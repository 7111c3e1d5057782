import type { Task } from '../../../lessons/schema.ts';
import type { CheckResult, Report } from '../../runner/report.ts';
import type { Paint } from '../paint.ts';
import { wrap } from '../wrap.ts';
import { type FailureStyle, formatConsole, formatFailure } from './failure.ts';

/** How a report is shown. */
export interface ReportStyle extends FailureStyle {
  /** Every failed check in full, and what the passed ones printed. */
  readonly all: boolean;
}

const words = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  'not-run': 'not run',
} as const;

/** One check in one line, the word for its outcome first. */
export function formatCheckLine(
  { state, title }: Pick<CheckResult, 'state' | 'title'>,
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const word = words[state];
  const first = word.padEnd(9);
  const line = wrap(title, columns, { first, rest: ' '.repeat(first.length) });
  const colour = state === 'passed' ? paint.good : state === 'failed' ? paint.bad : paint.quiet;
  return line.replace(word, colour(word));
}

/** Everything after the list of checks: problems, the first failed check in full, what was printed, and the sum. */
export function formatReport(
  report: Report,
  tasks: readonly Pick<Task, 'checks'>[],
  style: ReportStyle,
): string {
  const { problems, checks } = report;
  const failed = checks.filter((check) => check.state === 'failed');
  const shown = style.all ? failed : failed.slice(0, problems.length > 0 ? 0 : 1);
  const chatty = style.all ? checks.filter((check) => check.state !== 'failed') : [];
  const parts = [
    ...problems
      .slice(0, style.all ? problems.length : 1)
      .map((problem) => formatProblem(problem, report, style)),
    ...shown.map((check) => formatFailedCheck(check, failed, style)),
    report.state !== 'passed' || style.all ? formatConsole(report, 'outside the checks') : '',
    ...chatty.map((check) => formatConsole(check, `during "${check.title}"`)),
    formatSum(report, tasks),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** How many checks passed and how many tasks are done, such as `4 of 6 checks passed, 2 failed. ... 0.21 s.` */
export function formatSum(
  { state, checks, problems, ms }: Pick<Report, 'state' | 'checks' | 'problems' | 'ms'>,
  tasks: readonly Pick<Task, 'checks'>[],
): string {
  const count = (wanted: CheckResult['state']) =>
    checks.filter((check) => check.state === wanted).length;
  const passed = new Set(
    checks.filter((check) => check.state === 'passed').map((check) => check.id),
  );
  const done = tasks.filter((task) => task.checks.every((id) => passed.has(id))).length;
  const seconds = `${(ms / 1000).toFixed(2)} s`;
  if (checks.length === 0) return `Failed: no check could run. ${seconds}.`;
  if (state === 'passed') return `Passed: all ${plural(checks.length, 'check')}. ${seconds}.`;
  const others = [
    count('failed') > 0 ? `${count('failed')} failed` : '',
    count('not-run') > 0 ? `${count('not-run')} not run` : '',
    count('skipped') > 0 ? `${count('skipped')} skipped` : '',
    problems.length > 0 ? plural(problems.length, 'problem') : '',
  ].filter(Boolean);
  const sum = `${passed.size} of ${plural(checks.length, 'check')} passed, ${others.join(', ')}.`;
  return `Failed: ${sum} ${done} of ${plural(tasks.length, 'task')} done. ${seconds}.`;
}

function formatProblem(
  problem: Report['problems'][number],
  { problems }: Report,
  style: ReportStyle,
): string {
  const more =
    problems.length > 1 && !style.all ? ` (the first of ${problems.length}; --all shows all)` : '';
  const heading = style.paint.bad(style.paint.strong(`Problem${more}`));
  return `${heading}\n${formatFailure(problem, style)}`;
}

function formatFailedCheck(
  check: CheckResult,
  failed: readonly CheckResult[],
  style: ReportStyle,
): string {
  const number = failed.indexOf(check) + 1;
  const which =
    failed.length === 1 ? 'The failed check' : `Failed check ${number} of ${failed.length}`;
  const heading = wrap(`${which}: ${check.title} (${check.id})`, style.columns);
  const failure = check.failure ? formatFailure(check.failure, style) : '';
  const printed = formatConsole(check, 'during this check');
  return [style.paint.bad(style.paint.strong(heading)), failure, printed]
    .filter(Boolean)
    .join('\n');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
