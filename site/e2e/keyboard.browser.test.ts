/** A whole step without a pointer: fail, read the message, go to the line, fix, pass, next. What a screen reader hears on the way. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Course, loadCourse } from '../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from './built-site.ts';
import { editor, expectNoFaults, outcomeOf, written } from './workbench.ts';

let site: BuiltSite;
let course: Course;

beforeAll(async () => {
  site = await openBuiltSite();
  course = await loadCourse(join(import.meta.dirname, '../..'));
});
afterAll(() => site[Symbol.asyncDispose]());

/** What has the focus, in words: its role or tag and its name; inside the editor `editor`. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    if (element.localName === 'groundwork-editor') return 'editor';
    const name = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.getAttribute('role') ?? element.localName} ${name.replace(/\s+/g, ' ').trim()}`;
  });

/** Presses Tab until the focus is on something that matches. */
async function tabTo(page: Page, wanted: RegExp, most = 40): Promise<void> {
  const stops: string[] = [];
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    stops.push(await focused(page));
    if (wanted.test(stops.at(-1) ?? '')) return;
  }
  throw new Error(`Tab never came to ${wanted}. It stopped at: ${stops.join(' | ')}`);
}

/** What the live regions say. */
const heard = (page: Page): Promise<readonly string[]> =>
  page.locator('[role=status]').allTextContents();

test('a whole step by keyboard alone', { timeout: 120_000 }, async () => {
  const { page, faults, context } = await site.visit();
  const [step, next] = course.steps;
  if (!step || !next) throw new Error('The course has no two steps.');
  await page.goto('/');
  await tabTo(page, /^a Start with step 1/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: step.title }).first().waitFor();

  await tabTo(page, /^a Skip to the code/);
  await page.keyboard.press('Enter');
  await editor(page).waitFor();
  await tabTo(page, /^editor/);

  // The starter fails; the result is announced, and the message can be reached.
  const outcome = await outcomeOf(page, () => page.keyboard.press('ControlOrMeta+Enter'));
  expect(outcome).toMatch(/\d of \d checks pass/);
  await expect.poll(() => heard(page)).toContainEqual(expect.stringContaining('checks pass'));
  await expect.poll(() => heard(page)).toContainEqual(expect.stringMatching(/\d of \d tasks done/));
  // Nothing was typed: Tab leaves the editor, through the buttons and tabs to the message.
  await tabTo(page, /^tabpanel .*First to look at/);
  await tabTo(page, /^summary ✗/);
  const message = page.locator('groundwork-checks details[open] .failure').first();
  expect(await message.textContent()).toContain('What happened');
  await page.keyboard.press('e');
  await expect.poll(() => focused(page)).toMatch(/^editor/);

  // Typing makes Tab indent; Escape gives it back.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(step.solution[step.focus] ?? '');
  expect(await written(page)).toBe((step.solution[step.focus] ?? '').replace(/\r/g, ''));
  expect(await outcomeOf(page, () => page.keyboard.press('ControlOrMeta+Enter'))).toMatch(
    /^All \d checks pass\.$/,
  );
  await expect.poll(() => heard(page)).toContainEqual(expect.stringMatching(/^All \d checks pass/));
  await page.keyboard.press('Escape');
  await tabTo(page, /^a Next: /);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/lessons/${next.path}/`);
  await page.getByRole('heading', { level: 1, name: next.title }).first().waitFor();
  expectNoFaults(faults);
  await context.close();
});

test('every stop on a page shows that it has the focus', async () => {
  const { page, context } = await site.visit();
  for (const path of ['/', '/lessons/01-models/', '/lessons/01-models/01-first-schema/']) {
    await page.goto(path);
    for (let stop = 0; stop < 25; stop += 1) {
      await page.keyboard.press('Tab');
      const shows = await page.evaluate(() => {
        const element = document.activeElement;
        // The editor draws its own, over itself.
        if (!element || element === document.body || element.closest('.stage')) return 'none';
        const drawn = (where: Element, part?: string) => {
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(where, part);
          return (
            (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
          );
        };
        const around = element.closest('.option, .bar') ?? element;
        const isShown = drawn(element) || drawn(around) || drawn(element, '::after');
        return isShown ? '' : element.outerHTML.slice(0, 120);
      });
      if (shows === 'none') break;
      expect(shows, `${path}, stop ${stop + 1}`).toBe('');
    }
  }
  await context.close();
});
