/** The borders between text, editor and panels on the built site: by keyboard and pointer, remembered, without a shift at load. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { check, openStep } from '../../../e2e/workbench.ts';

const FIRST = '01-models/01-first-schema';

let site: BuiltSite;

beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const textBorder = (page: Page) => page.getByRole('separator', { name: 'Width of the text' });
const codeBorder = (page: Page) => page.getByRole('separator', { name: 'Height of the editor' });
const widthOf = async (page: Page) =>
  Math.round((await page.locator('#read').boundingBox())?.width ?? 0);
const heightOf = async (page: Page) =>
  Math.round((await page.locator('groundwork-playground .stage').boundingBox())?.height ?? 0);
const kept = (page: Page) => page.evaluate(() => localStorage.getItem('groundwork:panes'));

/** Drags a border by so many CSS pixels. */
async function drag(page: Page, border: ReturnType<typeof textBorder>, dx: number, dy: number) {
  const box = await border.boundingBox();
  if (!box) throw new Error('The border is not shown.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 5 });
  await page.mouse.up();
}

test('the text’s border: arrows, ends, fold and back, remembered without a shift', async () => {
  const { page, context, faults } = await site.visit();
  await openStep(page, FIRST);
  const start = await widthOf(page);
  await textBorder(page).focus();
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => widthOf(page)).toBeLessThan(start - 100);
  await page.keyboard.press('Home');
  await expect.poll(() => widthOf(page)).toBe(384);
  await page.keyboard.press('End');
  await expect.poll(() => widthOf(page)).toBe(1440 - 480);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('#read').isVisible()).toBe(false);
  expect(await textBorder(page).getAttribute('aria-valuetext')).toBe('folded away');
  await page.keyboard.press('Enter');
  await expect.poll(() => widthOf(page)).toBe(1440 - 480);

  await expect.poll(() => kept(page)).toBe('67 55');
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { shifts: seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(await widthOf(page)).toBe(1440 - 480);
  expect(await page.evaluate('shifts')).toEqual([]);
  await page.getByRole('link', { name: /Next step/ }).click();
  await page.waitForURL('**/02-rules/');
  await expect.poll(() => widthOf(page)).toBe(1440 - 480);
  await textBorder(page).dblclick();
  await expect.poll(() => kept(page)).toBe('43 55');
  expect(faults).toEqual([]);
  await context.close();
});

test('by pointer: drag, and drag far to fold; a press brings it back', async () => {
  const { page, context, faults } = await site.visit();
  await openStep(page, FIRST);
  const start = await widthOf(page);
  await drag(page, textBorder(page), 120, 0);
  expect(Math.abs((await widthOf(page)) - start - 120)).toBeLessThan(12);
  await drag(page, textBorder(page), -700, 0);
  await expect.poll(() => page.locator('#read').isVisible()).toBe(false);
  await textBorder(page).click();
  await expect.poll(() => page.locator('#read').isVisible()).toBe(true);
  const height = await heightOf(page);
  await drag(page, codeBorder(page), 0, 90);
  expect(Math.abs((await heightOf(page)) - height - 90)).toBeLessThan(12);
  expect(faults).toEqual([]);
  await context.close();
});

test('panels that are folded away come back when a check runs, and never by halves', async () => {
  const { page, context, faults } = await site.visit();
  await openStep(page, FIRST);
  const panels = page.locator('groundwork-playground .panels');
  await codeBorder(page).focus();
  await page.keyboard.press('End');
  await expect.poll(async () => (await panels.boundingBox())?.height).toBeGreaterThanOrEqual(95);
  await page.keyboard.press('Enter');
  await expect.poll(() => panels.isVisible()).toBe(false);
  await check(page);
  expect(await panels.isVisible()).toBe(true);
  await page.locator('#read').focus();
  await page.keyboard.press('j');
  await expect.poll(() => panels.isVisible()).toBe(false);
  await page.keyboard.press('b');
  await expect.poll(() => page.locator('#read').isVisible()).toBe(false);
  await page.keyboard.press('t');
  await expect.poll(() => page.locator('#read').isVisible()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('a small screen has no border, whatever was chosen on a large one', async () => {
  const { page, context } = await site.visit({ width: 390, height: 844 });
  await page.addInitScript(() => localStorage.setItem('groundwork:panes', '0 100'));
  await page.goto(`/lessons/${FIRST}/`);
  expect(await page.locator('#read').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  await page.locator('groundwork-playground.ready').waitFor();
  expect(await page.getByRole('separator').count()).toBe(0);
  expect(await page.locator('groundwork-playground .panels').isVisible()).toBe(true);
  await context.close();
});
