/** Runs the checks of many variants, a few at a time. */
import type { RunOrder } from '../runner/host.ts';
import type { Report } from '../runner/report.ts';
import type { Run } from './judge-words.ts';
import type { Variant } from './variant.ts';

/** Runs one check file against one set of files, on whatever host: a thin wrapper of `supervise`, or the page's sandbox. */
export type RunChecks = (order: RunOrder) => Promise<Report>;

/**
 * One run for each variant, in their order.
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
      const report = await runChecks({ step: step.id, check: step.check, files });
      runs[index] = { variant, report };
      onRun({ variant, report });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return runs;
}
