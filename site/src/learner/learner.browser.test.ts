/** What is kept on the device, in a real Chromium: through crashes, in two tabs, and where the browser refuses. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import {
  check,
  expectNoFaults,
  openStep,
  recorded,
  wake,
  write,
  written,
} from '../../e2e/workbench.ts';

const STEP = '01-models/01-first-schema';

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await openStep(page, STEP);
  return page;
}

/** The notice that shows, if any. */
const notice = (page: Page) => page.locator('groundwork-notice:not([hidden])');

test('what was typed a moment before a reload is there', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, STEP);
  await write(page, '// last words');
  await page.reload();
  await openStep(page, STEP);
  await expect.poll(() => written(page)).toBe('// last words');
  expectNoFaults(faults);
  await context.close();
});

test('saved work survives a tab that crashes', async () => {
  const { page, context } = await site.visit();
  await openStep(page, STEP);
  await write(page, '// before the crash');
  await page.getByText('Saved', { exact: true }).waitFor();
  const crashed = page.waitForEvent('crash');
  await page.goto('chrome://crash').catch(() => {});
  await crashed;
  const after = await openTab(context);
  await expect.poll(() => written(after)).toBe('// before the crash');
  expect(await notice(after).count()).toBe(0);
  await context.close();
});

test('a second tab follows, takes over, and the first follows it', async () => {
  const { page: first, faults, context } = await site.visit();
  await openStep(first, STEP);
  const second = await openTab(context);
  await notice(second).getByText('You are editing this step in another tab.').waitFor();
  await write(first, '// from the first');
  await expect.poll(() => written(second)).toBe('// from the first');

  await write(second, '// refused');
  expect(await written(second)).toBe('// from the first');

  await second.getByRole('button', { name: 'Edit here instead' }).click();
  await notice(first).waitFor();
  await write(second, '// from the second');
  await expect.poll(() => written(first)).toBe('// from the second');

  await second.close();
  await notice(first).waitFor({ state: 'detached' });
  await write(first, '// the first again');
  expect(await written(first)).toBe('// the first again');
  expectNoFaults(faults);
  await context.close();
});

test('a separate copy stays apart, also after a reload', async () => {
  const { page: first, faults, context } = await site.visit();
  await openStep(first, STEP);
  await write(first, '// the step');
  const second = await openTab(context);
  await second.getByRole('button', { name: 'Work on a separate copy' }).click();
  await notice(second).getByText('This tab has its own copy').waitFor();
  await write(second, '// the copy');
  await second.getByText('Saved', { exact: true }).waitFor();
  await second.reload();
  await openStep(second, STEP);
  await expect.poll(() => written(second)).toBe('// the copy');
  expect(await written(first)).toBe('// the step');
  expectNoFaults(faults);
  await context.close();
});

test.each([
  ['is switched off', 'SecurityError', 'does not let the page store anything'],
  ['belongs to a newer site', 'VersionError', 'saved by a newer version'],
])(
  'when the storage %s, a sentence says so, work goes on and can be exported',
  async (_, name, sentence) => {
    const { page, faults, context } = await site.visit();
    await page.addInitScript((error) => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('Refused by the test.', error);
      };
    }, name);
    await openStep(page, STEP);
    await notice(page).getByText(sentence).waitFor();
    await write(page, '// in memory');
    expect(await check(page)).toContain('0 of 6');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export my work' }).first().click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await download).createReadStream())
      chunks.push(chunk as Buffer);
    const backup = JSON.parse(Buffer.concat(chunks).toString());
    expect(backup).toMatchObject({ format: 'groundwork', version: 1 });
    expect(backup.drafts[0].files['app.ts']).toBe('// in memory');
    expectNoFaults(faults);
    await context.close();
  },
);

test('when the disk fills up while working, nothing that was there is lost', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, STEP);
  await write(page, '// saved');
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('No room left.', 'QuotaExceededError');
    };
  });
  await write(page, '// typed on');
  await notice(page).getByText('no room left').waitFor();
  await check(page);
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: /^Bring back: Checked, / }).waitFor();
  expect(await written(page)).toBe('// typed on');
  expectNoFaults(faults);
  await context.close();
});

test.each([
  [1, ['drafts', 'versions', 'progress', 'hints', 'answers', 'settings']],
  [2, ['drafts', 'versions', 'progress', 'hints', 'answers', 'settings', 'reviews']],
])('work that was kept by version %i of the database is all there', async (version, stores) => {
  const { page, faults, context } = await site.visit();
  // A page of the site that opens no database.
  await page.goto('/licences.txt');
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('groundwork', ${version});
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      for (const name of ${JSON.stringify(stores)}) opening.result.createObjectStore(name, { keyPath: 'key' });
    };
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['drafts', 'versions', 'progress'], 'readwrite');
      const files = (text) => ({ 'app.ts': text, 'server.ts': '' });
      transaction.objectStore('drafts').put({ key: '01.1', step: '01.1', files: files('// from before'), revision: 3, tab: 'old', at: 1 });
      transaction.objectStore('versions').put({ key: '01.1@000000000000001-aaaa', step: '01.1', files: files('// older'), why: 'reset', at: 1 });
      transaction.objectStore('progress').put({ key: '01.1', state: 'passed', solutionShown: false, at: 1 });
      transaction.oncomplete = () => { opening.result.close(); resolve(); };
    };
  })`);
  await openStep(page, STEP);
  await expect.poll(() => written(page)).toBe('// from before');
  await recorded(page, '01.1');
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByText('Before a reset').waitFor();
  // The stores that came since are there to be used.
  await check(page);
  await page.reload();
  await page.locator('[data-task-state]:visible').first().waitFor();
  // A text file names no icon, so the browser may ask for one that is not there.
  expectNoFaults(faults.filter((fault) => !fault.includes('/licences.txt')));
  await context.close();
});

/** The menu with the export asks whether StackBlitz answers; these tests go nowhere. */
const answerForStackBlitz = (context: BrowserContext): Promise<unknown> =>
  context.route('https://stackblitz.com/**', (route) => route.fulfill({ body: 'StackBlitz' }));

test('exported work can be imported on another device; a file that is none is refused', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, STEP);
  await write(page, '// from the laptop');
  await answerForStackBlitz(context);
  await page.getByText('More', { exact: true }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export my work' }).click();
  const file = await (await download).path();

  const other = await site.visit();
  await answerForStackBlitz(other.context);
  await openStep(other.page, STEP);
  await write(other.page, '// on the desk');
  const choose = async (path: string): Promise<void> => {
    await other.page.getByText('More', { exact: true }).click();
    const chooser = other.page.waitForEvent('filechooser');
    await other.page.getByRole('button', { name: 'Import work' }).click();
    await (await chooser).setFiles(path);
  };
  await choose(import.meta.filename);
  await notice(other.page).getByText('it is not JSON').waitFor();
  await other.page.keyboard.press('Escape');
  await choose(file);
  // Both were typed within minutes: no clock can tell which is newer.
  const dialog = other.page.getByRole('dialog', { name: 'Which code goes on?' });
  await dialog.getByRole('button', { name: 'Import nothing' }).click();
  await notice(other.page).getByText('Nothing was imported.').waitFor();
  expect(await written(other.page)).toBe('// on the desk');
  await choose(file);
  await dialog.getByRole('radio', { name: /^Take the code in the file/ }).check();
  const reloaded = other.page.waitForEvent('load');
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  await reloaded;
  // Without opening the step anew: what the import did is told once.
  await wake(other.page);
  await expect.poll(() => written(other.page)).toBe('// from the laptop');
  await notice(other.page).getByText('For 01.1 the code in the file goes on').waitFor();
  await other.page.getByRole('tab', { name: 'History' }).click();
  await other.page.getByText('Before an import').waitFor();
  expectNoFaults([...faults, ...other.faults]);
  await Promise.all([context.close(), other.context.close()]);
});
