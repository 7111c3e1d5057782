/** Runs the checks of many variants, a few at a time. */
import type { Limits, RunOrder } from '../runner/host.ts';
import { defaultLimits } from '../runner/limits.ts';
import type { FailureKind, Report } from '../runner/report.ts';
import { judgeRun } from './judge-run.ts';
import type { Run } from './judge-words.ts';
import type { Variant } from './variant.ts';

/** Runs one check file against one set of files, on whatever host: a thin wrapper of `supervise`, or the page's sandbox. */
export type RunChecks = (order: RunOrder) => Promise<Report>;

/** For a second look on a machine that is too busy: far more than any honest work takes. */
const PATIENT: Partial<Limits> = { checkMs: 60_000, silenceMs: 20_000, responseMs: 15_000 };

/** What a busy machine can make of a right answer. */
const ABOUT_TIME: readonly FailureKind[] = ['loop', 'timeout', 'no-answer'];

/**
 * One run for each variant, in their order. A run that disappoints because time ran out is repeated once with
 * patience, so that a busy machine is not taken for an endless loop; what the checks claim stays as strict.
 * @param jobs how many run at the same time
 * @param onRun called after each run, in the order in which they end
 */
export async function runVariants(
  runChecks: RunChecks,
  variants: readonly Variant[],
  jobs: number,
  onRun: (run: Run) => void = () => {},
): Promise<Run[]> {
  const runs: Run[] = [];
  const queue = variants.entries();
  const work = async () => {
    for (const [index, variant] of queue) {
      const { step, files } = variant;
      const order = { step: step.id, check: step.check, files, database: step.database };
      // Fixed, or known mistakes that wait would wait longer on a busy machine.
      let report = await runChecks({ ...order, limits: defaultLimits });
      if (judgeRun(variant, report).length > 0 && ranOutOfTime(report)) {
        report = await runChecks({ ...order, limits: PATIENT });
      }
      runs[index] = { variant, report };
      onRun({ variant, report });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return runs;
}

function ranOutOfTime({ checks, problems }: Report): boolean {
  const kinds = [...problems, ...checks.flatMap(({ failure }) => failure ?? [])];
  return kinds.some(({ kind }) => ABOUT_TIME.includes(kind));
}
