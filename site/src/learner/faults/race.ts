import { setTimeout as sleep } from 'node:timers/promises';
import type { FaultTab } from './tab.ts';
import type { Fault, Round } from './world.ts';

const NO_LOCKS = `Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });`;

type Deed = (tab: FaultTab, round: Round) => Promise<unknown>;

const type: Deed = async (tab) => {
  for (let lines = 3; lines > 0; lines -= 1) await tab.type();
};

/** What a learner with too many tabs does, in any order; typing most of all. */
const DEEDS: readonly [Deed, ...Deed[]] = [
  type,
  ...[type, type, type, type, type, type, type],
  (tab) => tab.decide('takeOver'),
  (tab) => tab.decide('takeOver'),
  (tab) => tab.decide('keepCopy'),
  (tab) => tab.decide('useSaved'),
  (tab) => tab.check(),
  (tab) => tab.reset(),
  (tab, { world }) => tab.reload(world.store),
  (tab) => tab.crash(),
  (tab) => tab.close(),
];

/** A deed that a reload, a close or a crash of its tab came across. */
const CUT_SHORT = /context was destroyed|has been closed|crashed|detached|interrupted|ERR_ABORTED/i;

/** Two or three tabs edit one step, with and without Web Locks, and some of them die. */
export const racingTabs: Fault = {
  name: 'tabs race on one step',
  weight: 6,
  async play(round) {
    const { random } = round;
    const before = random.chance(0.4) ? NO_LOCKS : undefined;
    for (let tabs = random.between(2, 3); tabs > 0; tabs -= 1) await round.open(before);
    const begun: Promise<unknown>[] = [];
    for (let deeds = random.between(8, 30); deeds > 0; deeds -= 1) {
      if (!round.tabs.some((tab) => tab.ready)) await Promise.all(begun);
      // In a tab that is being loaded there is nothing to press yet.
      const [first, ...rest] = round.tabs.filter((tab) => tab.ready);
      if (!first) break;
      const deed = random.pick(DEEDS)(random.pick([first, ...rest]), round);
      const done = deed.catch((error: unknown) => {
        if (!CUT_SHORT.test(String(error))) round.complaints.push(String(error));
      });
      begun.push(done);
      // Sometimes the next tab does not wait for this one.
      if (random.chance(0.6)) await done;
      await sleep(random.between(0, 160));
    }
    // A tab in the middle of a reload has nothing to show yet.
    await Promise.all(begun);
    for (const tab of round.tabs) {
      if (tab.alive && random.chance(0.5)) await tab.crash();
    }
  },
};
