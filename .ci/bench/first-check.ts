/** From a cold browser to the first check's result on a step's page, against a cold `vitest run` of that step. */
import type { Measurement } from './figure.ts';
import { runNode, vitestArgs } from './run-node.ts';
import { median, timesOf } from './spread.ts';
import { writeTarget } from './target-folder.ts';
import { countTraffic, kilobytes } from './traffic.ts';
import { firstOutcome } from './workbench.ts';

export const firstCheck: Measurement = {
  name: 'first-check',
  async measure(scene) {
    const origin = await scene.site();
    const { path, solution } = await scene.step();
    const times: number[] = [];
    let bytes = 0;
    for (let run = 0; run < scene.n; run += 1) {
      const browser = await scene.browser();
      const page = await browser.newPage();
      const traffic = await countTraffic(page);
      await page.goto(`${origin}/lessons/${path}/`, { waitUntil: 'commit' });
      times.push(await firstOutcome(page));
      bytes = traffic.total();
      await browser.close();
    }
    using target = writeTarget(solution);
    const vitest = await timesOf(scene.n, () =>
      runNode(scene.root, vitestArgs('run', path), { GROUNDWORK_TARGET: target.folder }),
    );
    return [
      {
        what: 'cold page to first check result',
        unit: 'ms',
        ours: median(times),
        rival: { name: 'vitest run', value: median(vitest) },
        goal: 1_500,
        n: scene.n,
        note: 'fresh browser, loopback; pressing Check included',
      },
      {
        what: 'bytes to get there',
        unit: 'kB br',
        ours: kilobytes(bytes),
        goal: 1_200,
        n: 1,
        note: 'what the page itself fetched',
      },
    ];
  },
};
