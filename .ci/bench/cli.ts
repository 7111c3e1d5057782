/** One step on the command line, from nothing to the exit code, against `vitest run` of the same check file. */
import type { Measurement } from './figure.ts';
import { runNode, vitestArgs } from './run-node.ts';
import { median, timesOf } from './spread.ts';
import { writeTarget } from './target-folder.ts';

export const cli: Measurement = {
  name: 'cli',
  async measure({ root, n, step }) {
    const { id, path, solution } = await step();
    using target = writeTarget(solution);
    const check = ['checks/cli/bin.mjs', 'check', id, '--target', 'solution'];
    // Once for what is kept between runs, on both sides.
    await runNode(root, check);
    const ours = await timesOf(n, () => runNode(root, check));
    const env = { GROUNDWORK_TARGET: target.folder };
    const vitest = () => runNode(root, vitestArgs('run', path), env);
    await vitest();
    const rival = await timesOf(n, vitest);
    return [
      {
        what: `command line: check ${id}, cold`,
        unit: 'ms',
        ours: median(ours),
        rival: { name: 'vitest run', value: median(rival) },
        goal: 300,
        times: 2,
        n,
      },
    ];
  },
};
