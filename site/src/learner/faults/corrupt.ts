import type { Page } from 'playwright-core';
import { STEP } from './tab.ts';
import type { Fault } from './world.ts';

/** Fields of damaged records: everything that a broken program or disk could leave behind. */
const RUBBISH: readonly [string, ...string[]] = [
  'undefined',
  'null',
  '-1',
  'NaN',
  '""',
  '"rubbish"',
  '[]',
  '{}',
  '{ length: 1e9 }',
  'new Date(NaN)',
  'new Uint8Array(64)',
  'new Map([["app.ts", 1]])',
];

const FIELDS: readonly [string, ...string[]] = [
  'step',
  'revision',
  'tab',
  'at',
  'why',
  'result',
  'state',
  'solutionShown',
  'open',
  'choice',
  'theme',
  'extra',
];

/** Records without any learner's text in them, put where sound ones are expected. */
const STRANGERS = `
  { drafts: { key: '${STEP}~zz' }, versions: { key: '${STEP}@zz', files: 7 }, progress: { key: '${STEP}', state: 'flying' },
    hints: { key: '${STEP}', open: [] }, answers: { key: 'a' }, settings: { key: 'settings', theme: 3 } }`;

/** Writes into the database past the site's code. */
function overwrite(page: Page, body: string): Promise<void> {
  return page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('groundwork');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const names = [...database.objectStoreNames];
      const transaction = database.transaction(names, 'readwrite');
      transaction.oncomplete = () => { database.close(); resolve(); };
      transaction.onabort = () => reject(transaction.error);
      ${body}
    };
  })`);
}

/** Records are damaged while a tab has the step open, or while none has. */
export const corruptRecords: Fault = {
  name: 'records are damaged',
  weight: 5,
  async play(round) {
    const { random } = round;
    const tab = await round.open();
    await round.typeFor(tab, random.between(100, 500));
    await tab.check();
    const stranger = await round.context.newPage();
    await stranger.goto('/licences.txt', { waitUntil: 'commit' });
    if (random.chance(0.5)) await tab.close();
    const field = random.pick(FIELDS);
    const damage = `
      const rubbish = ${random.pick(RUBBISH)};
      for (const name of names) {
        transaction.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          const record = { ...cursor.value };
          if (${random.chance(0.3)}) delete record[${JSON.stringify(field)}];
          else record[${JSON.stringify(field)}] = rubbish;
          if (record.files && ${random.chance(0.4)}) record.files = { ...record.files, 'server.ts': rubbish };
          cursor.update(record);
          cursor.continue();
        };
      }`;
    const strangers = `
      for (const [name, record] of Object.entries(${STRANGERS})) transaction.objectStore(name).put(record);`;
    const wiped = `for (const name of names) transaction.objectStore(name).clear();`;
    // Wiped records are gone for good where no tab has them.
    const kinds: readonly [string, ...string[]] = tab.alive
      ? [damage, strangers, wiped]
      : [damage, strangers];
    await overwrite(stranger, random.pick(kinds));
    if (tab.alive) {
      await round.typeFor(tab, random.between(50, 700));
      if (random.chance(0.5)) await tab.crash();
      else await tab.close();
    }
    await stranger.close();
  },
};
