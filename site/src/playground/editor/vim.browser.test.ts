/** Vim's keys in a real Chromium: they come when wanted, stay set, and nobody gets caught in them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { editor, expectNoFaults, openStep, wake, write, written } from '../../../e2e/workbench.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

test('Vim keys load when they are chosen, stay set, and Escape then Tab leaves', async () => {
  const { page, faults, context } = await site.visit();
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await openStep(page, '01-models/01-first-schema');
  await write(page, 'one\ntwo\nthree');
  expect(scripts.some((url) => /vim/i.test(url))).toBe(false);
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Vim keys' }).click();
  await page.locator('groundwork-editor .cm-vim-panel').waitFor();
  expect(scripts.some((url) => /vim/i.test(url))).toBe(true);

  await editor(page).click();
  await page.keyboard.press('Escape');
  await page.keyboard.type('ggdd');
  expect(await written(page)).toBe('two\nthree');
  await page.keyboard.type('ix');
  expect(await written(page)).toBe('xtwo\nthree');
  await page.keyboard.press('Escape');
  await page.keyboard.type('u');
  expect(await written(page)).toBe('two\nthree');
  await page.keyboard.type(':s/two/2');
  await page.keyboard.press('Enter');
  await expect.poll(() => written(page)).toBe('2\nthree');

  const inEditor = () =>
    page.evaluate(() => document.activeElement?.localName === 'groundwork-editor');
  await page.keyboard.press('i');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await inEditor()).toBe(false);

  // Another file and another visit have them too.
  await page.getByRole('tab', { name: 'server.ts' }).click();
  await page.locator('groundwork-editor .cm-vim-panel').waitFor();
  await page.locator('.saved', { hasText: 'Saved' }).waitFor();
  await page.reload();
  await wake(page);
  await page.locator('groundwork-editor .cm-vim-panel').waitFor();
  await editor(page).click();
  await page.keyboard.type('ggdd');
  await expect.poll(() => written(page)).toBe('three');

  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Vim keys' }).click();
  await page.locator('groundwork-editor .cm-vim-panel').waitFor({ state: 'detached' });
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('dd');
  expect(await written(page)).toBe('threedd');
  expectNoFaults(faults);
  await context.close();
});
