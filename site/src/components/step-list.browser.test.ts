/** What a learner sees of their way: on the home page, on a lesson's page, and along a row of tabs that is too long. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCourse } from '../../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { check, openStep, recorded, write } from '../../e2e/workbench.ts';
import { plannedLessons } from '../course/planned-lessons.ts';

const course = await loadCourse(join(import.meta.dirname, '../../..'));
const [step, next] = course.steps;
const lesson = course.lessons[0];

let site: BuiltSite;

beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

test('after a passed step the lists say how far it is and what is next', async () => {
  if (!step || !next || !lesson) throw new Error('The course has no two steps.');
  const { page, context, faults } = await site.visit();
  await page.goto(`/lessons/${lesson.folder}/`);
  expect(await page.locator('[data-tally]').first().textContent()).toBe('');
  await openStep(page, step.path);
  await write(page, step.solution[step.focus] ?? '');
  expect(await check(page)).toMatch(/^All/);
  await recorded(page, step.id);

  await page.goto(`/lessons/${lesson.folder}/`);
  const tally = page.locator('main [data-tally]').first();
  await expect.poll(() => tally.textContent()).toBe(`1 of ${lesson.steps.length} steps done`);
  const marked = page.locator('main li[data-next]');
  expect(await marked.count()).toBe(1);
  expect(await marked.getAttribute('data-step')).toBe(next.id);
  expect(await marked.textContent()).toContain(', next');

  await page.goto('/');
  const card = page.getByRole('article', { name: new RegExp(step.title) }).first();
  await expect.poll(() => card.locator('ol').getAttribute('data-state')).toBe('passed');
  await expect.poll(() => page.locator('main li[data-next]').count()).toBe(1);
  expect(faults).toEqual([]);
  await context.close();
});

test('the home page says what is there and what is planned, and no lesson is both', async () => {
  const { page, context } = await site.visit({ javaScriptEnabled: false });
  await page.goto('/');
  const planned = (await page.locator('.planned').allTextContents()).join('');
  for (const { title } of plannedLessons(course.lessons)) expect(planned).toContain(title);
  for (const { title } of course.lessons) {
    expect(planned).not.toContain(title);
    expect(await page.getByRole('heading', { level: 3, name: title }).count()).toBe(1);
  }
  await context.close();
});

test('tabs beyond the edge are announced by an arrow, and come into sight when chosen', async () => {
  const { page, context } = await site.visit({ width: 390, height: 844 });
  await page.goto(`/lessons/${step?.path}/`);
  await page.getByRole('button', { name: 'Code', exact: true }).click();
  const tabs = page.locator('groundwork-playground > .tabs');
  await expect.poll(() => tabs.getAttribute('data-more')).toBe('end');
  await tabs.getByRole('tab', { name: 'Checks' }).focus();
  await page.keyboard.press('End');
  await expect.poll(() => tabs.getAttribute('data-more')).toBe('start');
  const last = await tabs.getByRole('tab', { name: 'History' }).boundingBox();
  expect((last?.x ?? 999) + (last?.width ?? 999)).toBeLessThan(391);
  await context.close();
});
