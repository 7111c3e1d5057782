/** The types as a check of a step, in a real Chromium: one more row, in the same words as on the command line. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TypeChecker } from '../../../../checks/cli/types/type-checker.ts';
import { type Course, loadCourse } from '../../../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { check, expectNoFaults, openStep, row, write, written } from '../../../e2e/workbench.ts';

const STEP = '02-contracts/03-route';

let site: BuiltSite;
let course: Course;
beforeAll(async () => {
  site = await openBuiltSite();
  course = await loadCourse(join(import.meta.dirname, '../../../..'));
});
afterAll(() => site[Symbol.asyncDispose]());

test('an app that works and does not type-check fails that check alone, at its line', {
  // The compiler runs twice, here and in the page.
  timeout: 180_000,
}, async () => {
  const solution = course.steps.find(({ path }) => path === STEP)?.solution ?? {};
  const { page, faults, context } = await site.visit();
  await openStep(page, STEP);
  await page.getByRole('tab', { name: 'openapi.ts' }).click();
  await write(page, solution['openapi.ts'] ?? '');
  await page.getByRole('tab', { name: 'route.ts' }).click();
  const right = solution['route.ts'] ?? '';
  const wrong = right.replace('const input: Record<string, unknown> = {};', 'const input = {};');
  await write(page, wrong);
  expect(await check(page)).toBe('5 of 6 checks pass. First to look at: The project’s types hold');

  using types = new TypeChecker();
  const { failure } = await types.check({ ...solution, 'route.ts': wrong });
  const shown = await row(page, 'types-hold').textContent();
  for (const part of [failure?.should, failure?.happened, failure?.why, failure?.look]) {
    // The page sets what stands between back-ticks as code.
    expect(shown).toContain(part?.replaceAll('`', '') ?? 'no failure');
  }
  const line = wrong.split('\n').findIndex((text) => text.includes('input[source]')) + 1;
  await row(page, 'types-hold')
    .getByRole('button', { name: `Go to route.ts, line ${line}` })
    .click();
  expect(await page.locator('.cm-marked-line').textContent()).toContain('input[source]');

  await write(page, right);
  expect(await written(page)).toBe(right);
  expect(await check(page)).toBe('All 6 checks pass.');
  expect(await row(page, 'types-hold').getAttribute('data-state')).toBe('passed');
  expectNoFaults(faults);
  await context.close();
});

test('a step that does not ask for its types has no such row', async () => {
  const { page, context } = await site.visit();
  await openStep(page, '01-models/01-first-schema');
  await check(page);
  expect(await row(page, 'types-hold').count()).toBe(0);
  await context.close();
});
