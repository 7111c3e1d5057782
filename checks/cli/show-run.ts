import type { Report } from '../runner/report.ts';
import type { Checker } from './checker.ts';
import type { Context } from './command.ts';
import { formatCheckLine, formatReport } from './format/report.ts';
import { formatTrace } from './format/trace.ts';
import type { LearnerStep } from './open-course.ts';
import { type Progress, withRun, withStarted } from './progress.ts';
import { updateProgress } from './progress-store.ts';
import type { Target } from './target.ts';

/** How much of a run is shown. */
export interface ShowOptions {
  readonly all: boolean;
  readonly stack: boolean;
  /** Record and show what happened inside each request. */
  readonly trace?: boolean;
}

/** Runs a step's checks and prints each result as it arrives, then the report. After an abort nothing more is printed. */
export async function showRun(
  { terminal }: Pick<Context, 'terminal'>,
  checker: Checker,
  step: LearnerStep,
  target: Target,
  options: ShowOptions,
  signal: AbortSignal,
): Promise<Report> {
  const listed = new Set<string>();
  const report = await checker.run(
    step,
    target,
    (event) => {
      if (event.type !== 'finished' || signal.aborted) return;
      listed.add(event.result.id);
      terminal.print(formatCheckLine(event.result, terminal));
    },
    signal,
    { trace: options.trace ?? false },
  );
  if (signal.aborted) return report;
  for (const check of report.checks) {
    if (!listed.has(check.id)) terminal.print(formatCheckLine(check, terminal));
  }
  if (report.checks.length > 0) terminal.print('');
  const { columns, paint } = terminal;
  const { prefix, files } = target;
  if (options.trace) {
    terminal.print(`${formatTrace(report.trace, report.checks, { columns, paint, prefix })}\n`);
  }
  terminal.print(formatReport(report, step.tasks, { columns, paint, prefix, files, ...options }));
  return report;
}

/** Writes down what a run on the learner's workspace found. Answers the progress with it. */
export async function recordRun(
  context: Context,
  step: LearnerStep,
  report: Report,
): Promise<Progress> {
  const passed = report.checks.filter((check) => check.state === 'passed').map((check) => check.id);
  const failing = step.check.tests.map((test) => test.id).filter((id) => !passed.includes(id));
  return updateProgress(context, (progress) => {
    const started = progress.current === null ? withStarted(progress, step.id) : progress;
    return withRun(started, step.id, failing, report.state === 'passed');
  });
}
