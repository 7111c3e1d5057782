/** The file tabs of a large step in a real Chromium: one row, and the list of all files by keyboard. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCourse, type Step } from '../../../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { expectNoFaults, openStep, write } from '../../../e2e/workbench.ts';
import { nameOf } from './matching-files.ts';

let site: BuiltSite;
let step: Step;
beforeAll(async () => {
  site = await openBuiltSite();
  const { steps } = await loadCourse(join(import.meta.dirname, '../../../..'));
  const [largest] = steps.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  if (!largest) throw new Error('The course has no steps.');
  step = largest;
});
afterAll(() => site[Symbol.asyncDispose]());

const sizeOf = ({ starter }: Step) => Object.keys(starter).length;

const tabs = (page: Page) => page.locator('groundwork-playground .files [role=tab]');
const chosen = (page: Page) =>
  page.locator('groundwork-playground .files [aria-selected=true]').textContent();
const options = (page: Page) => page.locator('.all-files [role=option]');

test('a large step shows the tabs of its own files in one row, and leads to all others by keyboard', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, step.path);
  const { changed, starter, focus } = step;
  const about = new Set([focus, ...changed.starter, ...changed.solution]);
  const paths = Object.keys(starter).sort();
  const own = paths.filter((path) => about.has(path));
  const other = paths.findLast((path) => !about.has(path)) ?? '';
  expect(await tabs(page).allTextContents()).toEqual(own);
  const tops = await tabs(page).evaluateAll((all) =>
    all.map((tab) => tab.getBoundingClientRect().top),
  );
  expect(new Set(tops).size).toBe(1);

  await write(page, '// mine\n');
  const button = page.getByRole('button', { name: `All files (${paths.length})` });
  await button.focus();
  await page.keyboard.press('Enter');
  expect(await options(page).count()).toBe(paths.length);
  const current = page.locator('.all-files [aria-current]');
  expect(await current.textContent()).toBe(`${focus} in the editor your changes`);
  expect(await current.getAttribute('aria-selected')).toBe('true');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);

  await page.keyboard.press('Enter');
  await page.keyboard.type(nameOf(other));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect(await chosen(page)).toBe(other);
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(other);
  expect(await tabs(page).allTextContents()).toEqual([...own, other].sort());
  expectNoFaults(faults);
  await context.close();
});

async function violations(page: Page): Promise<string[]> {
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const axe = await readFile(path, 'utf8');
  const found = await page.evaluate<AxeResults>(
    `${axe};axe.run(['.files', '.all-files'], { resultTypes: ['violations'] })`,
  );
  return found.violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''}`);
}
