import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault } from './world.ts';

/** The tab dies while the learner types. */
export const killedTab: Fault = {
  name: 'the tab is killed',
  weight: 6,
  async play(round) {
    const tab = await round.open();
    await round.typeFor(tab, round.random.between(50, 1600));
    if (round.random.chance(0.3)) await tab.check();
    if (round.random.chance(0.5)) await sleep(round.random.between(0, 600));
    await tab.crash();
  },
};

/** The learner reloads, leaves or closes in the middle of a word: not one line may be missing. */
export const leftPage: Fault = {
  name: 'the page is left while typing',
  weight: 4,
  async play(round) {
    const tab = await round.open();
    for (let times = round.random.between(1, 3); times > 0; times -= 1) {
      await round.typeFor(tab, round.random.between(20, 500));
      await tab.reload(round.world.store);
    }
    await round.typeFor(tab, round.random.between(20, 300));
    await tab.page.goto('about:blank');
    await tab.close();
  },
};
