import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Fault } from './world.ts';

/** What a newer site would find: every draft, every version, and the journal. */
function readPastTheSite(page: Page): Promise<readonly string[]> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('groundwork');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const found = Object.keys(localStorage).map((name) => JSON.parse(localStorage.getItem(name)).files?.['app.ts'] ?? '');
      const transaction = opening.result.transaction(['drafts', 'versions']);
      for (const name of ['drafts', 'versions']) {
        const all = transaction.objectStore(name).getAll();
        all.onsuccess = () => found.push(...all.result.map(({ files }) => files['app.ts'] ?? ''));
      }
      transaction.oncomplete = () => { opening.result.close(); resolve(found); };
    };
  })`);
}

/** A newer site upgrades the database while tabs of this one are open and typed in. */
export const newerSite: Fault = {
  name: 'a newer site upgrades the database',
  weight: 3,
  async play(round) {
    const { random } = round;
    const tab = await round.open();
    await round.typeFor(tab, random.between(50, 900));
    const newer = await round.context.newPage();
    await newer.goto('/licences.txt', { waitUntil: 'commit' });
    const upgraded = newer.evaluate(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('groundwork', 1000);
      opening.onupgradeneeded = () => opening.result.createObjectStore('news');
      opening.onerror = () => reject(opening.error);
      opening.onsuccess = () => { opening.result.close(); resolve(); };
    })`);
    await Promise.all([upgraded, round.typeFor(tab, random.between(0, 300))]);
    await round.typeFor(tab, random.between(50, 300));
    await sleep(300);
    await round.expectTrouble(tab, ['closed']);
    round.safe.length = 0;
    if (random.chance(0.5)) await tab.crash();
    else await tab.close();
    // The same site opened once more cannot read it, says so, and what is typed there is kept as well.
    const late = await round.open();
    await round.typeFor(late, random.between(300, 600));
    await round.expectTrouble(late, ['newer']);
    round.safe.length = 0;
    await late.crash();
    round.safe.push(...(await readPastTheSite(newer)));
  },
};
