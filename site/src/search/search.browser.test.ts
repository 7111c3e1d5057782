/** The search on the built site: by keyboard and by touch, with and without results, offline, and without a script. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { editor, wake } from '../../e2e/workbench.ts';

const STEP = '/lessons/01-models/01-first-schema/';

let site: BuiltSite;

beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Search' });
const field = (page: Page) => page.getByRole('combobox', { name: 'Search the course' });
const status = (page: Page) => dialog(page).getByRole('status');
const options = (page: Page) => dialog(page).getByRole('option');

async function open(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await options(page).first().waitFor();
}

test('by keyboard: open, type, choose, arrive at the heading', async () => {
  const { page, context, faults } = await site.visit();
  await page.goto('/');
  await open(page);
  expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.type('safeparse throws');
  await expect.poll(() => status(page).textContent()).toMatch(/^\d+ places? on \d+ pages?\.$/);
  const first = options(page).first();
  expect(await first.getAttribute('aria-selected')).toBe('true');
  expect(await field(page).getAttribute('aria-activedescendant')).toBe(
    await first.getAttribute('id'),
  );
  expect(await dialog(page).locator('mark').first().isVisible()).toBe(true);

  await page.keyboard.press('ArrowDown');
  const second = options(page).nth(1);
  expect(await second.getAttribute('aria-selected')).toBe('true');
  const href = (await second.getAttribute('href')) ?? '';
  expect(href).toContain('#');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${href}`);
  expect(await dialog(page).count()).toBe(0);
  expect(await page.locator(`[id="${href.split('#')[1]}"]`).count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test('Escape gives the focus back to where it was: the button, or the editor', async () => {
  const { page, context, faults } = await site.visit();
  await page.goto(STEP);
  const button = page.getByRole('button', { name: 'Search' });
  await button.click();
  await field(page).waitFor();
  await page.keyboard.press('Escape');
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);

  await wake(page);
  await editor(page).click();
  await open(page);
  await page.keyboard.press('Escape');
  const focused = () => page.evaluate(() => document.activeElement?.localName);
  await expect.poll(focused).toBe('groundwork-editor');
  await page.keyboard.insertText('// still here');
  await expect.poll(() => editor(page).textContent()).toContain('// still here');
  expect(faults).toEqual([]);
  await context.close();
});

test('nothing is loaded before the search is opened', async () => {
  const { page, context } = await site.visit();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('/');
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /search-dialog|^\/search\//.test(path))).toEqual([]);
  await open(page);
  expect(asked).toContain('/search/texts.json');
  await context.close();
});

test('before anything is typed, and when nothing is found, summary cards are offered', async () => {
  const { page, context, faults } = await site.visit();
  await page.goto('/lessons/02-contracts/');
  await open(page);
  expect(await options(page).first().getAttribute('href')).toMatch(
    /^\/lessons\/02-contracts\/#summary-/,
  );
  await page.keyboard.type('kubernetes');
  await expect
    .poll(() => status(page).textContent())
    .toContain('Nothing in the course matches “kubernetes”');
  expect(await options(page).count()).toBeGreaterThan(0);
  await field(page).fill('strickt');
  await expect.poll(() => status(page).textContent()).toMatch(/^\d+ places?/);
  expect(faults).toEqual([]);
  await context.close();
});

test('what is checked can be found, hints and solutions cannot', async () => {
  const { page, context } = await site.visit();
  await page.goto('/');
  await open(page);
  await field(page).fill('POST /tools refuses a value of the wrong type');
  await expect
    .poll(() => options(page).allTextContents())
    .toContainEqual(expect.stringContaining('What is checked'));
  const texts = await page.evaluate(async () => (await fetch('/search/texts.json')).text());
  expect(texts).not.toContain('...____');
  await context.close();
});

test('on a small screen it takes the whole of it, and a result shows its place in the text', async () => {
  const { page, context, faults } = await site.visit({ width: 390, height: 844 });
  await page.goto(STEP);
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await page.getByRole('button', { name: 'Search' }).click();
  await options(page).first().waitFor();
  await field(page).waitFor();
  expect(await dialog(page).boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  await field(page).fill('reports broken tools');
  await options(page).filter({ hasText: 'Parse, then use' }).first().click();
  const heading = page.getByRole('heading', { name: 'Parse, then use' });
  await expect.poll(() => heading.isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('a search that cannot load says so, and a second try finds the texts', async () => {
  const { page, context } = await site.visit();
  await page.goto('/');
  await page.route('**/search/texts.json', (route) => route.abort());
  await page.keyboard.press('ControlOrMeta+k');
  await expect.poll(() => status(page).textContent()).toContain('could not be loaded');
  await page.unroute('**/search/texts.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await options(page).first().waitFor();
  expect(await status(page).textContent()).toBe('');
  await context.close();
});

test('without a script there is no button', async () => {
  const { page, context } = await site.visit({ javaScriptEnabled: false });
  await page.goto('/');
  expect(await page.getByRole('button', { name: 'Search' }).count()).toBe(0);
  await context.close();
});
