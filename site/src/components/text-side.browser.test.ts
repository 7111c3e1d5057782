/** The text side of the pages: what is complete without a script, what a script adds, what is remembered. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { check, openStep, wake, write } from '../../e2e/workbench.ts';

const LESSON = '/lessons/01-models/';
const STEP = `${LESSON}01-first-schema/`;
const NEXT = `${LESSON}02-rules/`;

/** JavaScript before any interaction, bytes as brotli, from the architecture's table. */
const READING_BUDGET = 30 * 1024;

let site: BuiltSite;

beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const prediction = (page: Page) => page.locator('.prediction choice-question');
const verdict = (page: Page) => prediction(page).locator('.feedback:visible .verdict');

const isInSight = (element: Element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return element.checkVisibility() && top >= 0 && bottom <= innerHeight;
};

describe('without a script', () => {
  test('prediction, hints and quiz can be read to the end', async () => {
    const { page, context } = await site.visit({ javaScriptEnabled: false });
    await page.goto(STEP);
    await prediction(page).locator('summary').nth(1).click();
    expect(await verdict(page).textContent()).toBe('Not quite');
    for (const hint of [1, 2, 3, 4]) {
      const summary = page.locator(`[data-task="0"] details[data-hint="${hint}"] > summary`);
      expect(await summary.isVisible(), `hint ${hint} waits for the one before it`).toBe(true);
      await summary.click();
    }
    expect(await page.locator('[data-task="0"] pre[data-language="diff"]').isVisible()).toBe(true);
    await page.goto(LESSON);
    await page.locator('#quiz ~ ol summary').first().click();
    expect(await page.locator('#quiz ~ ol .feedback:visible').count()).toBe(1);
    await context.close();
  });

  test('the starter stands where the workbench would be', async () => {
    const { page, context } = await site.visit({ javaScriptEnabled: false });
    await page.goto(STEP);
    const workbench = page.getByRole('region', { name: 'Workbench' });
    expect(await workbench.getByText('app.post(').first().isVisible()).toBe(true);
    expect(await workbench.getByRole('button').count()).toBe(0);
    await context.close();
  });
});

test('reading a step costs no more JavaScript than the budget, and no editor', async () => {
  const { page, context, faults } = await site.visit();
  const sizes = new Map<string, number>();
  page.on('response', (response) => {
    const { 'content-type': type = '', 'content-length': length = '0' } = response.headers();
    if (type.startsWith('text/javascript')) sizes.set(response.url(), Number(length));
  });
  await page.goto(STEP);
  await page.waitForLoadState('networkidle');
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(sizes.size).toBeGreaterThan(0);
  expect(total, [...sizes].join('\n')).toBeLessThanOrEqual(READING_BUDGET);
  expect(await page.locator('.cm-content').count()).toBe(0);
  expect(faults).toEqual([]);
  await context.close();
});

test('what the last check said is there after a reload, and says so when the code was changed since', async () => {
  const { page, context, faults } = await site.visit();
  await openStep(page, STEP.replace('/lessons/', '').slice(0, -1));
  const said = await check(page);
  const states = () => page.locator('task-list [data-task-state]').allTextContents();
  const shown = await states();
  expect(shown.some((words) => /pass|fail/.test(words))).toBe(true);
  const age = page.getByText('These results are from before your last change.');
  expect(await age.isVisible()).toBe(false);

  await page.reload();
  await expect.poll(states).toEqual(shown);
  await wake(page);
  const summary = page.locator('groundwork-checks .summary');
  await expect.poll(() => summary.textContent()).toBe(said);
  expect(await page.locator('groundwork-checks details[open]').count()).toBe(1);

  await write(page, '// something else');
  await age.waitFor();
  await page.getByText('From before your last change.', { exact: true }).waitFor();
  await page.getByText('Saved', { exact: true }).waitFor();
  await page.reload();
  await age.waitFor();
  expect(await states()).toEqual(shown);
  expect(faults).toEqual([]);
  await context.close();
});

test('a prediction gives feedback on the choice and is remembered', async () => {
  const { page, context, faults } = await site.visit();
  await page.goto(STEP);
  await prediction(page).getByRole('radio').nth(1).check();
  await prediction(page).getByRole('button').click();
  expect(await verdict(page).textContent()).toBe('Not quite');
  await prediction(page).getByRole('radio').nth(0).check();
  await prediction(page).getByRole('button').click();
  expect(await verdict(page).allTextContents()).toEqual(['Right']);
  await page.reload();
  await verdict(page).waitFor();
  expect(await prediction(page).getByRole('radio').nth(0).isChecked()).toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('open hints stay open, and the last one counts as help', async () => {
  const { page, context, faults } = await site.visit();
  await page.goto(STEP);
  for (const hint of [1, 2, 3, 4]) {
    await page.locator(`[data-task="1"] details[data-hint="${hint}"] > summary`).click();
  }
  await page.locator('h1[data-state="started"]').waitFor();
  await page.reload();
  await page.locator('[data-task="1"] details[data-hint="4"][open]').waitFor();
  expect(await page.locator('[data-task="0"] details[open]').count()).toBe(0);
  await page.goto('/');
  await page.getByRole('link', { name: 'Go on where you left off' }).click();
  await page.waitForURL(`**${STEP}`);
  expect(faults).toEqual([]);
  await context.close();
});

test('a failed check leads to the hints of its task, on a small screen from the code to the text', async () => {
  const { page, context, faults } = await site.visit();
  await openStep(page, '01-models/01-first-schema');
  await check(page);
  const link = page
    .locator('groundwork-checks details[open]')
    .getByRole('link', { name: /^Hints/ });
  const task = (await link.textContent())?.replace('Hints for task ', '');
  const hint = page.locator(`#task-${task} details[data-hint="1"] > summary`);
  await link.click();
  await page.waitForURL(`**#task-${task}`);
  await expect.poll(() => hint.evaluate(isInSight)).toBe(true);

  await page.setViewportSize({ width: 390, height: 844 });
  const bar = page.getByRole('navigation', { name: 'View' });
  for (const _ of ['first', 'again']) {
    await bar.getByRole('button', { name: 'Code' }).click();
    await link.click();
    await expect.poll(() => hint.evaluate(isInSight)).toBe(true);
  }
  expect(faults).toEqual([]);
  await context.close();
});

test('the theme holds across pages and visits', async () => {
  const { page, context, faults } = await site.visit({ colorScheme: 'light' });
  const theme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
  await page.goto(STEP);
  expect(await theme()).toBe('light dark');
  const toggle = page.getByRole('button', { name: /^Theme/ });
  await toggle.click();
  await toggle.click();
  expect(await theme()).toBe('dark');
  await page.getByRole('link', { name: /Next step/ }).click();
  await page.waitForURL(`**${NEXT}`);
  expect(await theme()).toBe('dark');
  await page.reload();
  expect(await theme()).toBe('dark');
  expect(faults).toEqual([]);
  await context.close();
});

test('the menu closes with Escape and gives the focus back', async () => {
  const { page, context } = await site.visit();
  await page.goto(LESSON);
  const summary = page.getByText('Contents', { exact: true });
  await summary.click();
  const menu = page.getByRole('navigation', { name: 'Course contents' });
  await menu.getByRole('link').first().focus();
  await page.keyboard.press('Escape');
  expect(await menu.isVisible()).toBe(false);
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
  await context.close();
});

test('the skip link is the first stop and leads past the header', async () => {
  const { page, context } = await site.visit();
  await page.goto(STEP);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
  await context.close();
});

test('the second skip link leads past the text to the code', async () => {
  const { page, context } = await site.visit();
  await page.goto(STEP);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
  await page.locator('groundwork-playground.ready').waitFor();
  await page.keyboard.press('Tab');
  const within = () => document.activeElement?.closest('.files, groundwork-editor') !== null;
  expect(await page.evaluate(within)).toBe(true);
  await context.close();
});

describe.each([320, 390, 768, 1440])('at %s px', (width) => {
  test('no page scrolls sideways', async () => {
    const { page, context } = await site.visit({ width });
    for (const path of ['/', LESSON, STEP, '/nowhere/']) {
      await page.goto(path);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(excess, path).toBeLessThanOrEqual(0);
    }
    await context.close();
  });
});

test('on a small screen the bar switches between text and code and keeps the place in the text', async () => {
  const { page, context, faults } = await site.visit({ width: 390, height: 844 });
  await page.goto(STEP);
  const bar = page.getByRole('navigation', { name: 'View' });
  await page.evaluate(() => scrollTo(0, 900));
  await bar.getByRole('button', { name: 'Code' }).click();
  expect(await page.locator('#read').isVisible()).toBe(false);
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  await bar.getByRole('button', { name: 'Text' }).click();
  expect(await page.locator('#code').isVisible()).toBe(false);
  expect(await page.evaluate(() => scrollY)).toBe(900);
  expect(faults).toEqual([]);
  await context.close();
});
