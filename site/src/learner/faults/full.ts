import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './world.ts';

/** ms. */
const BELIEF = 40_000;

/** No room is left on the disk, for this origin, from some moment on. */
export const fullDisk: Fault = {
  name: 'the quota is used up',
  weight: 1,
  async play(round) {
    const tab = await round.open();
    await round.typeFor(tab, round.random.between(50, 800));
    await sleep(round.random.between(0, 400));
    const session = await round.context.newCDPSession(tab.page);
    const { origin } = round.world;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    // Chromium believes for some seconds what it last heard about the room that is left.
    const end = performance.now() + BELIEF;
    while (!(await tab.state()).trouble && performance.now() < end) {
      await tab.type();
      await sleep(300);
    }
    await tab.check();
    await round.expectTrouble(tab, ['full']);
    await round.typeFor(tab, round.random.between(50, 600));
    round.safe.length = 0;
    // The journal has kept what the disk refused: even a crash now costs nothing.
    await tab.crash();
    const page = await round.context.newPage();
    const lifted = await round.context.newCDPSession(page);
    await lifted.send('Storage.overrideQuotaForOrigin', { origin });
  },
};
