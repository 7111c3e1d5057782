/** Taking from a comparison in a real Chromium: change by change, by keyboard and by finger, with ways back. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Course, loadCourse } from '../../../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { check, editor, expectNoFaults, openStep, write, written } from '../../../e2e/workbench.ts';

/** Its solution changes two files. */
const STEP = '02-contracts/03-route';

let site: BuiltSite;
let course: Course;
beforeAll(async () => {
  site = await openBuiltSite();
  course = await loadCourse(join(import.meta.dirname, '../../../..'));
});
afterAll(() => site[Symbol.asyncDispose]());

const step = () => {
  const found = course.steps.find(({ path }) => path === STEP);
  if (!found) throw new Error(`The course has no step ${STEP}.`);
  return found;
};
const compared = (page: Page) => page.locator('groundwork-compare');
const place = (page: Page) => compared(page).locator('.hunk-place').textContent();
const said = (page: Page) => page.locator('groundwork-playground > [role=status]').last();

async function showSolution(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Solution' }).click();
  await page.getByRole('button', { name: 'Show the solution' }).click();
  await compared(page)
    .getByText(/^Change 1 of/)
    .waitFor();
}

test('one change is taken by keyboard, taken back, and undone in the editor', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, STEP);
  await page.getByRole('tab', { name: 'route.ts' }).click();
  const before = await written(page);
  await showSolution(page);
  await compared(page).getByRole('tab', { name: 'route.ts' }).click();
  const first = await place(page);
  await compared(page).getByRole('button', { name: 'Next change' }).press('Enter');
  await expect.poll(() => place(page)).toBe(first?.replace('1 of', '2 of'));
  await compared(page)
    .getByRole('button', { name: 'Take this', exact: true })
    .last()
    .press('Enter');
  await expect.poll(() => said(page).textContent()).toMatch(/^Taken\. .* left in route\.ts\.$/);
  await compared(page).getByRole('button', { name: 'Undo' }).press('Enter');
  await expect.poll(() => place(page)).toContain(first?.replace('Change 1 ', '') ?? '');
  await compared(page).getByRole('button', { name: 'Take this file' }).press('Enter');
  await compared(page).getByText('No change in this file').waitFor();

  await page.getByRole('button', { name: 'Back to my code' }).click();
  await page.getByRole('tab', { name: 'route.ts' }).click();
  expect(await written(page)).toBe(step().solution['route.ts']);
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await written(page)).toBe(before);
  expectNoFaults(faults);
  await context.close();
});

test('the button between the columns takes its own change alone', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, '01-models/01-first-schema');
  const solution = course.steps[0]?.solution['app.ts'] ?? '';
  await write(page, `// mine\n${solution.replace('strictObject', 'object')}`);
  await showSolution(page);
  const buttons = compared(page).locator('.cm-merge-revert').getByRole('button');
  expect(await buttons.count()).toBe(2);
  await buttons.last().click();
  await compared(page).getByText('Change 1 of 1').waitFor();
  await page.getByRole('button', { name: 'Back to my code' }).click();
  expect(await written(page)).toBe(`// mine\n${solution}`);
  expectNoFaults(faults);
  await context.close();
});

test('on a narrow screen everything can be taken, and the checks then pass', async () => {
  const { page, faults, context } = await site.visit({ width: 390, height: 844 });
  await page.goto(`/lessons/${STEP}/#code`);
  await editor(page).waitFor({ timeout: 30_000 });
  await showSolution(page);
  await compared(page).locator('.cm-chunkButtons button').first().click();
  await expect.poll(() => said(page).textContent()).toMatch(/^Taken\./);
  await compared(page).getByRole('button', { name: 'Take all' }).click();
  expect(await compared(page).getByRole('button', { name: 'Take all' }).isDisabled()).toBe(true);
  expect(await check(page)).toMatch(/^All \d+ checks pass\.$/);
  expectNoFaults(faults);
  await context.close();
});

test('my code stands beside the start of the step without any question', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, '01-models/01-first-schema');
  const starter = await written(page);
  await write(page, `${starter}// mine\n`);
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'Compare with the start' }).click();
  await compared(page).getByText('Start of the step').waitFor();
  await compared(page).getByRole('button', { name: 'Take all' }).click();
  await page.getByRole('button', { name: 'Back to my code' }).click();
  expect(await written(page)).toBe(starter);
  expectNoFaults(faults);
  await context.close();
});
