/** The workbench in a real Chromium: keyboard, history, comparison, earlier versions. The way through a step is in `site/e2e`. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Course, loadCourse } from '../../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { check, editor, expectNoFaults, openStep, write, written } from '../../e2e/workbench.ts';

const STEP = '01-models/01-first-schema';

let site: BuiltSite;
let course: Course;
beforeAll(async () => {
  site = await openBuiltSite();
  course = await loadCourse(join(import.meta.dirname, '../../..'));
});
afterAll(() => site[Symbol.asyncDispose]());

/** Runs `act` on a fresh learner's step and expects the page to show no fault. */
async function onStep(act: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults, context } = await site.visit();
  await openStep(page, STEP);
  await act(page);
  expectNoFaults(faults);
  await context.close();
}

/** Whether an element stands whole inside the panel that it scrolls in. */
const inSight = (it: Element): boolean => {
  const panel = it.closest('.panels > *')?.getBoundingClientRect();
  const { top, bottom } = it.getBoundingClientRect();
  return panel !== undefined && top >= panel.top && bottom <= panel.bottom;
};

const inEditor = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.localName === 'groundwork-editor');

test('Tab leaves the editor for whoever came by Tab, indents once they type, and Esc then Tab leaves again', () =>
  onStep(async (page) => {
    await page.locator('groundwork-playground .files [role=tab][aria-selected=true]').focus();
    await page.keyboard.press('Tab');
    expect(await inEditor(page)).toBe(true);
    await page.keyboard.press('Tab');
    expect(await inEditor(page)).toBe(false);

    await page.keyboard.press('Shift+Tab');
    expect(await inEditor(page)).toBe(true);
    const before = await written(page);
    await page.keyboard.press('x');
    await page.keyboard.press('Tab');
    expect(await inEditor(page)).toBe(true);
    expect((await written(page)).length).toBe(before.length + 3);

    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await inEditor(page)).toBe(false);
  }));

test('after a click Tab indents at once', () =>
  onStep(async (page) => {
    await editor(page).click();
    const before = await written(page);
    await page.keyboard.press('Tab');
    expect(await inEditor(page)).toBe(true);
    expect((await written(page)).length).toBe(before.length + 2);
  }));

test('each file keeps its own undo history while another one shows', () =>
  onStep(async (page) => {
    const app = await written(page);
    await write(page, '// app');
    await page.getByRole('tab', { name: 'server.ts' }).click();
    const server = await written(page);
    await write(page, '// server');
    await page.keyboard.press('ControlOrMeta+z');
    expect(await written(page)).toBe(server);
    await page.getByRole('tab', { name: 'app.ts' }).click();
    expect(await written(page)).toBe('// app');
    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+z');
    expect(await written(page)).toBe(app);
  }));

test('tabs move by arrow keys, and the panel follows', () =>
  onStep(async (page) => {
    await page.getByRole('tab', { name: 'Checks' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('groundwork-requests').isVisible()).toBe(true);
    await page.keyboard.press('End');
    expect(await page.locator('groundwork-versions').isVisible()).toBe(true);
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('groundwork-checks').isVisible()).toBe(true);
  }));

test('a failure’s place is one press away', () =>
  onStep(async (page) => {
    await write(page, "import express from 'express';\nexport const app = express(;\n");
    await check(page);
    await page.getByRole('button', { name: 'Go to app.ts, line 2' }).first().click();
    expect(await inEditor(page)).toBe(true);
    expect(await page.locator('.cm-marked-line').textContent()).toContain('express(;');
  }));

test('a loop whose line nobody knows leads to its file', () =>
  onStep(async (page) => {
    await write(page, `${course.steps[0]?.solution['app.ts']}while (true) {}\n`);
    expect(await check(page)).toContain('control did not come back');
    await page.getByRole('button', { name: 'Go to app.ts', exact: true }).first().waitFor();
  }));

test('the first failure is in sight however far down it stands, and the next run starts at the top', () =>
  onStep(async (page) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    const right = course.steps[0]?.solution['app.ts'] ?? '';
    // Answers 422 and goes on: of six checks, the last one alone fails.
    await write(page, right.replace('    return;\n', ''));
    expect(await check(page)).toContain('5 of 6 checks pass');
    const look = page.locator('groundwork-checks [data-check="refused-not-stored"] dd').last();
    expect(await look.evaluate(inSight)).toBe(true);

    await write(page, right);
    expect(await check(page)).toContain('All 6 checks pass');
    expect(await page.locator('groundwork-checks .summary').evaluate(inSight)).toBe(true);
  }));

test('an answer stands beside its request, and its long lines scroll in their own box', () =>
  onStep(async (page) => {
    await page.setViewportSize({ width: 1440, height: 800 });
    await page.getByRole('tab', { name: 'Requests' }).click();
    await page.getByRole('textbox', { name: 'Body' }).fill('{ "name": ');
    await page.getByRole('button', { name: /^Send/ }).click();
    const answer = page.locator('groundwork-requests .response');
    await answer.getByText('400 Bad Request').first().waitFor();
    const form = await page.locator('groundwork-requests .request').boundingBox();
    const box = await answer.boundingBox();
    expect(box?.x).toBeGreaterThan((form?.x ?? 0) + (form?.width ?? 0));
    const panel = page.locator('groundwork-requests');
    expect(await panel.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  }));

test('on the narrowest screen the request and its answer keep within the panel', () =>
  onStep(async (page) => {
    await page.getByRole('tab', { name: 'Requests' }).click();
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByRole('button', { name: 'Code', exact: true }).click();
    await page.getByRole('button', { name: /^Send/ }).click();
    const panel = page.locator('groundwork-requests');
    await panel.getByText('201 Created').first().waitFor();
    expect(await panel.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  }));

test('the solution stands beside my code and leaves it alone', () =>
  onStep(async (page) => {
    await write(page, '// mine');
    await page.getByRole('button', { name: 'Solution' }).click();
    await page.getByRole('button', { name: 'Show the solution' }).click();
    const compared = page.locator('groundwork-compare');
    await compared.getByText('strictObject').first().waitFor();
    expect(await compared.locator('.cm-merge-a').textContent()).toContain('// mine');
    await page.getByRole('button', { name: 'Back to my code' }).click();
    expect(await written(page)).toBe('// mine');
  }));

test('a reset can be undone, and a checked version brought back', () =>
  onStep(async (page) => {
    const starter = await written(page);
    await write(page, '// first try');
    await check(page);
    await page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => written(page)).toBe(starter);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => written(page)).toBe('// first try');

    await write(page, '// second try');
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByRole('button', { name: /^Bring back: Checked, / }).click();
    await expect.poll(() => written(page)).toBe('// first try');
  }));

test('a request that gets no answer can be stopped', () =>
  onStep(async (page) => {
    await write(
      page,
      "import express from 'express';\nexport const app = express();\napp.post('/tools', () => {});\n",
    );
    await page.getByRole('tab', { name: 'Requests' }).click();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('button', { name: 'Send' }).waitFor();
  }));
