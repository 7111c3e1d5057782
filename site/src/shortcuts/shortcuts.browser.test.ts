/** The site's shortcuts on the built site: what they do, where they keep quiet, and that single keys can be turned off. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { editor, openStep, outcomeOf, written } from '../../e2e/workbench.ts';
import { SHORTCUTS } from './shortcuts.ts';

const FIRST = '01-models/01-first-schema';
const STEP = `/lessons/${FIRST}/`;

let site: BuiltSite;

beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });
const focusIn = (page: Page, selector: string) =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector);

test('? lists every shortcut of the registry, and Escape goes back', async () => {
  const { page, context, faults } = await site.visit();
  await page.goto('/');
  await page.keyboard.press('?');
  await dialog(page).waitFor();
  const text = (await dialog(page).textContent()) ?? '';
  for (const { shortcuts } of SHORTCUTS) {
    for (const { does } of shortcuts) expect(text).toContain(does);
  }
  await page.keyboard.press('Escape');
  expect(await dialog(page).count()).toBe(0);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await dialog(page).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('keys move through a step: next, before, text, editor, panels, check', async () => {
  const { page, context, faults } = await site.visit();
  await page.goto('/lessons/01-models/');
  await page.keyboard.press('n');
  await page.waitForURL(`**${STEP}`);
  await page.keyboard.press('n');
  await page.waitForURL('**/02-rules/');
  await page.getByRole('heading', { level: 1, name: 'Rules and absent values' }).waitFor();
  await page.keyboard.press('p');
  await page.waitForURL(`**${STEP}`);
  await page.getByRole('heading', { level: 1, name: 'First schema' }).waitFor();

  await page.keyboard.press('e');
  await editor(page).waitFor();
  await expect.poll(() => focusIn(page, 'groundwork-editor')).toBe(true);
  // In the editor the same keys are letters.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('net');
  await expect.poll(() => written(page)).toBe('net');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect.poll(() => focusIn(page, 'groundwork-editor')).toBe(false);
  await page.keyboard.press('4');
  await expect.poll(() => focusIn(page, '[role=tab][data-tab=console]')).toBe(true);
  await page.keyboard.press('t');
  await expect.poll(() => focusIn(page, '.read')).toBe(true);
  const outcome = await outcomeOf(page, () => page.keyboard.press('ControlOrMeta+Enter'));
  expect(outcome).toMatch(/could not run|checks pass/);
  expect(faults).toEqual([]);
  await context.close();
});

test('single keys can be turned off, and stay off; Ctrl and Cmd go on', async () => {
  const { page, context, faults } = await site.visit();
  await openStep(page, FIRST);
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await dialog(page).getByRole('checkbox').uncheck();
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('groundwork:single-keys')))
    .toBe('off');
  await page.keyboard.press('Escape');
  await page.reload();
  await page.keyboard.press('n');
  await page.keyboard.press('?');
  await page.waitForTimeout(500);
  expect(page.url()).toContain(STEP);
  expect(await dialog(page).count()).toBe(0);
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('dialog', { name: 'Search' }).waitFor();
  expect(faults).toEqual([]);
  await context.close();
});

test('the menu behind More closes at a press anywhere else', async () => {
  const { page, context } = await site.visit();
  await openStep(page, FIRST);
  const menu = page.locator('groundwork-playground .menu');
  await page.getByText('More', { exact: true }).click();
  expect(await menu.isVisible()).toBe(true);
  await page.mouse.click(300, 600);
  await expect.poll(() => menu.isVisible()).toBe(false);
  await context.close();
});
