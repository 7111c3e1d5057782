/** Every starter and solution of the course, on Node and in the page's sandbox, against Vitest on the same files. */
import { createNodeHost } from '../../checks/runner/node/host.ts';
import { supervise } from '../../checks/runner/supervisor.ts';
import type { RunChecks } from '../../checks/verify/run-variants.ts';
import { verify } from '../../checks/verify/verify.ts';
import { openChecker } from '../../site/sandbox/testing/checker.ts';
import type { Measurement } from './figure.ts';
import { runNode, vitestArgs } from './run-node.ts';
import type { Scene } from './scene.ts';
import { writeTarget } from './target-folder.ts';

/** Steps that the course is meant to have in the end. */
const allSteps = 64;
const kinds = ['starter', 'solution'] as const;

export const gate: Measurement = {
  name: 'gate',
  async measure(scene) {
    const { steps } = await scene.course();
    const node = await onNode(scene);
    const page = await inPage(scene);
    const ours = node + page;
    const seconds = (ms: number) => Math.round(ms / 100) / 10;
    const vitest = await withVitest(scene);
    const rival = (count: number) => seconds(vitest.perStep * count);
    return [
      {
        what: `gate: ${steps.length} steps, both worlds`,
        unit: 's',
        ours: seconds(ours),
        rival: { name: 'vitest run on each, on Node only', value: rival(steps.length) },
        n: 1,
        note: `Node ${seconds(node)} s, page ${seconds(page)} s; Vitest by its mean on the ${vitest.steps} steps without a database`,
      },
      {
        what: `gate: extrapolated to ${allSteps} steps`,
        unit: 's',
        ours: seconds((ours / steps.length) * allSteps),
        rival: { name: 'vitest', value: rival(allSteps) },
        goal: 30,
        n: 1,
        note: 'extrapolated, not measured',
      },
    ];
  },
};

async function onNode(scene: Scene): Promise<number> {
  const host = createNodeHost({ reuse: true });
  try {
    return await gateTime(scene, (order) => supervise(host, order));
  } finally {
    host.dispose();
  }
}

async function inPage(scene: Scene): Promise<number> {
  await using checker = await openChecker();
  return await gateTime(scene, checker.runChecks);
}

async function gateTime(scene: Scene, runChecks: RunChecks): Promise<number> {
  const report = await verify(await scene.course(), { runChecks, kinds, parts: ['runs'] });
  if (report.state === 'failed') throw new Error('The gate does not hold: run `npm run verify`.');
  return report.ms.total;
}

/**
 * One after the other: a run of Vitest uses all cores by itself. A starter is meant to fail. Steps with a database are
 * left out: Vitest brings none.
 */
async function withVitest({ course, root }: Scene): Promise<{ perStep: number; steps: number }> {
  const steps = (await course()).steps.filter(({ database }) => !database);
  const start = performance.now();
  for (const step of steps) {
    for (const kind of kinds) {
      using target = writeTarget(step[kind]);
      const run = runNode(root, vitestArgs('run', step.path), { GROUNDWORK_TARGET: target.folder });
      await (kind === 'starter' ? run.catch(() => {}) : run);
    }
  }
  return { perStep: (performance.now() - start) / steps.length, steps: steps.length };
}
