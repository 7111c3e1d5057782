/** Runs the checks of many variants on a host, a few at a time. */
import type { Host } from '../runner/host.ts';
import { supervise } from '../runner/supervisor.ts';
import type { Run } from './judge-words.ts';
import type { Variant } from './variant.ts';

/**
 * One run for each variant, in their order.
 * @param jobs how many run at the same time
 * @param onRun called after each run, in the order in which they end
 */
export async function runVariants(
  host: Host,
  variants: readonly Variant[],
  jobs: number,
  onRun: (run: Run) => void = () => {},
): Promise<Run[]> {
  const runs: Run[] = [];
  const queue = variants.entries();
  const work = async () => {
    for (const [index, variant] of queue) {
      const { step, files } = variant;
      const report = await supervise(host, { step: step.id, check: step.check, files });
      runs[index] = { variant, report };
      onRun({ variant, report });
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return runs;
}
