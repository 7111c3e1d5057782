/** A learner who knows a lesson already passes its challenge first. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCourse, type Step } from '../../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { check, openStep, recorded } from '../../e2e/workbench.ts';

const course = await loadCourse(join(import.meta.dirname, '../../..'));
const [lesson, after] = course.lessons;

let site: BuiltSite;

beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

/** Leaves a step's solution on the device, as if it had been written on an earlier visit. */
async function keepDraft(page: Page, { id, solution }: Step): Promise<void> {
  await page.evaluate(
    async ([step, files]) => {
      const [kept] = await indexedDB.databases();
      const opening = indexedDB.open(kept?.name ?? '');
      await new Promise((done) => opening.addEventListener('success', done));
      const change = opening.result.transaction('drafts', 'readwrite');
      const draft = { key: step, step, files, revision: 1, tab: 'earlier', at: 1 };
      change.objectStore('drafts').put(draft);
      await new Promise((done) => change.addEventListener('complete', done));
      opening.result.close();
    },
    [id, solution] as const,
  );
}

test('the challenge is offered first; once it passes, the steps before it are skipped and the lesson after is next', async () => {
  const challenge = lesson?.steps.find(({ kind }) => kind === 'challenge');
  const onwards = after?.steps[0];
  if (!lesson || !challenge || !onwards) throw new Error('The course has no challenge to skip by.');
  const { page, context, faults } = await site.visit();
  await page.goto(`/lessons/${lesson.folder}/`);
  const offer = page.locator('main [data-offer]');
  const link = offer.getByRole('link', { name: 'Take the challenge' });
  expect(await link.getAttribute('href')).toBe(`/lessons/${challenge.path}/`);
  await page.locator('main li[data-state]').first().waitFor();
  expect(await offer.isVisible()).toBe(true);

  await keepDraft(page, challenge);
  await openStep(page, challenge.path);
  expect(await check(page)).toMatch(/^All/);
  await recorded(page, challenge.id);

  await page.goto(`/lessons/${lesson.folder}/`);
  const { length } = lesson.steps;
  await expect
    .poll(() => page.locator('main [data-tally]').textContent())
    .toBe(`Passed by its challenge: 1 of ${length} steps done, ${length - 1} skipped`);
  expect(await offer.isVisible()).toBe(false);
  expect(await page.locator('main li[data-next]').count()).toBe(0);
  const skipped = page.locator('main li[data-state="skipped"]');
  expect(await skipped.count()).toBe(length - 1);
  expect(await skipped.first().textContent()).toContain(', skipped by challenge');
  const passed = page.locator(`main li[data-step="${challenge.id}"]`);
  expect(await passed.textContent()).toContain(', passed');

  await page.goto('/');
  const go = page.locator('your-place [data-go]');
  await expect.poll(() => go.getAttribute('href')).toBe(`/lessons/${onwards.path}/`);
  const next = page.locator('main li[data-next]');
  expect(await next.getAttribute('data-step')).toBe(onwards.id);
  expect(faults).toEqual([]);
  await context.close();
});
