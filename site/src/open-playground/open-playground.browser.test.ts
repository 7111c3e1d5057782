/** The open playground in a real Chromium: its files, its runs, and the link from one learner to another. Long, since each of these is a way to walk. */
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { editor, expectNoFaults, openStep, wake, write, written } from '../../e2e/workbench.ts';
import { sharedFragment } from './shared-link.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

async function open(page: Page, address: string): Promise<void> {
  await page.goto(`/playground/${address}`);
  if (/^\?from=\d/.test(address)) await showSolution(page);
  await wake(page);
}

/** Whoever has not passed the step is asked before its solution shows. */
const showSolution = (page: Page) =>
  page.getByRole('button', { name: 'Show the solution' }).click();

/** Opens the playground as a learner with an empty device, and expects the page to show no fault. */
async function onPlayground(address: string, act: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults, context } = await site.visit();
  await open(page, address);
  await act(page);
  expectNoFaults(faults);
  await context.close();
}

/** For what comes by itself, on a machine that is busy. */
const SOON = { timeout: 30_000 };

const run = (page: Page) => page.getByRole('button', { name: /^Run\b/ }).click();
const summary = (page: Page) => page.locator('groundwork-checks .summary');
const notice = (page: Page) => page.locator('groundwork-notice').last();
const tabs = (page: Page) =>
  page.locator('groundwork-playground .files [role=tab]').allTextContents();
const saved = (page: Page) => page.locator('.saved', { hasText: 'Saved' }).waitFor();

/** Sends the request that the panel shows and waits for words in its answer. */
async function send(page: Page, words: string): Promise<void> {
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page.getByRole('textbox', { name: /Path/ }).fill('/');
  await page.getByRole('button', { name: /^Send/ }).click();
  await page.locator('groundwork-requests .answer', { hasText: words }).waitFor();
}

async function nameFile(page: Page, name: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name of the file' }).fill(name);
  await page.keyboard.press('Enter');
}

test('the empty app runs, answers, and is there after a reload', () =>
  onPlayground('', async (page) => {
    await run(page);
    await expect.poll(() => summary(page).textContent(), SOON).toContain('The app runs.');
    await send(page, 'It works.');
    await write(page, `${await written(page)}// mine`);
    await saved(page);
    await page.reload();
    await wake(page);
    expect(await written(page)).toContain('// mine');
  }));

test('an app that does not start says why, and leads to the line', () =>
  onPlayground('', async (page) => {
    await write(page, 'export const app = 1;\nthrow new Error("not today");\n');
    await run(page);
    await expect.poll(() => summary(page).textContent(), SOON).toContain('The app does not run.');
    const row = page.locator('groundwork-checks [data-check=app-starts]');
    expect(await row.textContent()).toContain('not today');
    await row.getByRole('button', { name: 'Go to app.ts, line 2' }).click();
    expect(await page.locator('.cm-marked-line').textContent()).toContain('not today');
  }));

test('files are added, renamed with their imports, and deleted; each of it by keyboard and with a way back', () =>
  onPlayground('', async (page) => {
    await page.getByRole('button', { name: 'New file' }).focus();
    await page.keyboard.press('Enter');
    await nameFile(page, 'App.ts');
    await page.getByText('There is a file app.ts already.').waitFor();
    await nameFile(page, 'data/greeting.ts');
    await notice(page).getByText('data/greeting.ts is there').waitFor();
    expect(await tabs(page)).toEqual(['app.ts', 'data/greeting.ts', 'server.ts']);
    await write(page, "export const greeting = 'Good morning.';\n");

    await page.getByRole('tab', { name: 'app.ts' }).click();
    await write(
      page,
      "import express from 'express';\nimport { greeting } from './data/greeting.ts';\n\nexport const app = express();\n\napp.get('/', (_req, res) => {\n  res.json({ greeting });\n});\n",
    );
    await page.getByRole('tab', { name: 'data/greeting.ts' }).click();
    await page.keyboard.press('F2');
    await nameFile(page, 'words.ts');
    await notice(page).getByText('data/greeting.ts is called words.ts now').waitFor();
    expect(await tabs(page)).toEqual(['app.ts', 'server.ts', 'words.ts']);
    await send(page, 'Good morning.');

    await page.getByRole('tab', { name: 'words.ts' }).click();
    await page.keyboard.press('Delete');
    await notice(page).getByText('words.ts is deleted.').waitFor();
    expect(await tabs(page)).toEqual(['app.ts', 'server.ts']);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => tabs(page), SOON).toEqual(['app.ts', 'server.ts', 'words.ts']);

    await page.getByRole('tab', { name: 'server.ts' }).click();
    await page.keyboard.press('Delete');
    await notice(page).getByText('server.ts starts the app, so it cannot be deleted.').waitFor();
    expect(await tabs(page)).toContain('server.ts');
  }));

test('a step’s solution starts a playground with the step’s checks', () =>
  onPlayground('?from=01.3', async (page) => {
    await page.getByRole('button', { name: 'Check 01.3' }).click();
    await expect.poll(() => summary(page).textContent(), SOON).toMatch(/^All \d checks pass\.$/);
    await page.getByText('Start from').click();
    await page.getByRole('link', { name: '01.1 First schema' }).click();
    await showSolution(page);
    await expect.poll(() => page.locator('[data-origin]').textContent(), SOON).toBe('From 01.1');
  }));

test('the solution of a step that is not passed shows after a yes only, and counts as help', async () => {
  const { page, faults, context } = await site.visit();
  const shown = (step: string) =>
    page.evaluate(
      `new Promise((resolve) => {
        const opening = indexedDB.open('groundwork');
        opening.onsuccess = () => {
          const asked = opening.result.transaction('progress').objectStore('progress').get('${step}');
          asked.onsuccess = () => { opening.result.close(); resolve(asked.result?.solutionShown ?? false); };
        };
      })`,
    );
  await page.goto('/playground/?from=01.1');
  await page.getByRole('button', { name: 'Start with my own code' }).click();
  await wake(page);
  expect(await written(page)).not.toContain('zod');
  await page.getByRole('button', { name: 'Compare' }).click();
  expect(await page.locator('groundwork-compare').textContent()).not.toContain('zod');
  expect(await shown('01.1')).toBe(false);

  await page.goto('/playground/?from=01.2');
  await showSolution(page);
  await wake(page);
  expect(await written(page)).toContain('zod');
  await expect.poll(() => shown('01.2')).toBe(true);
  expectNoFaults(faults);
  await context.close();
});

test('from a step’s page the learner’s own code comes along, once, and the step keeps its own', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, '01-models/01-first-schema');
  await write(page, '// my own try\n');
  await saved(page);
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('link', { name: 'Open in the playground' }).click();
  await page.waitForURL('**/playground/?from=01.1');
  await expect.poll(() => written(page), SOON).toBe('// my own try\n');
  await write(page, '// tried more\n');
  await saved(page);
  await page.reload();
  await wake(page);
  expect(await written(page)).toBe('// tried more\n');
  await openStep(page, '01-models/01-first-schema');
  expect(await written(page)).toBe('// my own try\n');
  expectNoFaults(faults);
  await context.close();
});

test('a playground goes by link to somebody else, who reads it first and loses nothing', async () => {
  const author = await site.visit();
  await author.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(author.page, '?from=01.1');
  await author.page.getByRole('button', { name: 'New file' }).click();
  await nameFile(author.page, 'notes.md');
  await author.page.getByRole('tab', { name: 'app.ts' }).click();
  await write(
    author.page,
    "import express from 'express';\nexport const app = express();\nconsole.log('it runs');\napp.get('/', (_req, res) => { res.json('from a friend'); });\n",
  );
  await author.page.getByRole('button', { name: 'Share' }).click();
  const dialog = author.page.getByRole('dialog', { name: 'Share' });
  expect(await dialog.textContent()).toMatch(/3 files, \d+ bytes|3 files, \d\.\d kB/);
  await dialog.getByRole('button', { name: 'Copy the link' }).click();
  await dialog.getByText('Copied.').waitFor();
  const link = await author.page.evaluate(() => navigator.clipboard.readText());
  expectNoFaults(author.faults);
  await author.context.close();

  const { page, faults, context } = await site.visit();
  await open(page, '');
  await write(page, '// my own work\n');
  await saved(page);
  await page.goto(link);
  await wake(page);
  await notice(page)
    .getByText(
      'This code comes from the link you opened, not from Groundwork. Read it, then press Run.',
    )
    .waitFor();
  expect(await tabs(page)).toEqual(['app.ts', 'notes.md', 'server.ts']);
  // Neither the panels nor the time make it run.
  await page.getByRole('tab', { name: 'Docs' }).click();
  await page.locator('groundwork-docs').getByText('Nothing of it has run yet.').waitFor();
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page.getByRole('button', { name: /^Send/ }).click();
  await page.locator('groundwork-requests').getByText('Nothing of it has run yet.').waitFor();
  await page.waitForTimeout(500);
  expect(await page.locator('groundwork-console').textContent()).not.toContain('it runs');

  await run(page);
  await expect.poll(() => summary(page).textContent(), SOON).toContain('The app runs.');
  await expect
    .poll(() => page.locator('groundwork-console').textContent(), SOON)
    .toContain('it runs');
  await write(page, '// theirs, changed by me\n');
  await saved(page);
  await open(page, '?from=empty');
  expect(await written(page)).toBe('// my own work\n');
  await page.getByText('Start from').click();
  await page.getByRole('link', { name: /^From a link, begun at 01\.1/ }).click();
  await expect.poll(() => written(page), SOON).toBe('// theirs, changed by me\n');
  expectNoFaults(faults);
  await context.close();
});

test.each([
  ['damaged', '#share=1.!!', /is damaged/],
  ['of another version', '#share=7.abc', /another version/],
  ['hostile', () => sharedFragment({ files: { '../up.ts': '' }, step: null }), /was not opened/],
])(
  'a link that is %s gets a sentence, and my playground is as I left it',
  async (_what, link, sentence) => {
    const { page, context } = await site.visit();
    await open(page, '');
    await write(page, '// my own work\n');
    await saved(page);
    await open(page, typeof link === 'string' ? link : await link());
    await page.reload();
    await wake(page);
    await expect.poll(() => notice(page).textContent(), SOON).toMatch(sentence);
    expect(await written(page)).toBe('// my own work\n');
    await context.close();
  },
);

test('what is too long for a link goes as a zip', () =>
  onPlayground('', async (page) => {
    const noise = Array.from({ length: 60_000 }, () => Math.random().toString(36)[4]).join('');
    await write(page, `export const app = '${noise}';\n`);
    await page.getByRole('button', { name: 'Share' }).click();
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await dialog.getByText('Send the code as a zip instead.').waitFor();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download as zip' }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await download).createReadStream()) {
      chunks.push(chunk as Buffer);
    }
    const entries = unzipSync(new Uint8Array(Buffer.concat(chunks)));
    const text = (path: string) =>
      strFromU8(entries[`groundwork-playground/${path}`] ?? new Uint8Array());
    expect(text('app.ts')).toContain(noise);
    expect(JSON.parse(text('package.json')).scripts).toEqual({ start: 'node server.ts' });
  }));

test('on a narrow screen nothing sticks out', async () => {
  const { page, context } = await site.visit({ width: 390, height: 844 });
  await open(page, '?from=02.3');
  await editor(page).waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  for (const name of ['Run', 'Check 02.3', 'Share', 'Compare', 'Reset', 'New file']) {
    const box = await page.getByRole('button', { name }).first().boundingBox();
    expect((box?.x ?? Infinity) + (box?.width ?? 0), name).toBeLessThanOrEqual(390);
  }
  await context.close();
});
