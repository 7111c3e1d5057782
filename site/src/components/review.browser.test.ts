/** The review in a real Chromium, at the keyboard, with the clock set forward. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../e2e/built-site.ts';
import { expectNoFaults } from '../../e2e/workbench.ts';

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const HOUR = 3_600_000;

test('a quiz question comes back on its day, is asked anew, and says when the next one comes', async () => {
  const { page, faults, context } = await site.visit();
  await page.clock.install({ time: new Date('2030-01-01T12:00:00') });
  await page.goto('/review/');
  const said = page.locator('review-queue [data-said]');
  await expect.poll(() => said.textContent()).toContain('Nothing is due. Answer the quiz');

  await page.goto('/lessons/01-models/');
  const [first, second] = await page.locator('#quiz ~ ol choice-question').all();
  for (const [question, correct] of [
    [first, 'true'],
    [second, 'false'],
  ] as const) {
    await question?.locator(`.option[data-correct="${correct}"] input`).first().check();
    await question?.getByRole('button', { name: 'Answer' }).click();
    await question?.locator('.feedback:visible').waitFor();
  }
  expect(await page.locator('review-due').isVisible()).toBe(false);
  const wrong = await second?.getAttribute('data-question');

  await page.clock.setFixedTime(new Date('2030-01-01T12:30:00'));
  await page.goto('/review/');
  await expect.poll(() => said.textContent()).toBe('1 question is due.');
  const asked = page.locator('review-queue [data-review]:visible');
  expect(await asked.count()).toBe(1);
  // Nothing is chosen from last time.
  expect(await asked.locator('input:checked').count()).toBe(0);
  const key = await asked.getAttribute('data-review');
  expect(key).toBe(wrong);

  await asked.locator('.option[data-correct="true"] input').focus();
  await page.keyboard.press('Space');
  await asked.getByRole('button', { name: 'Answer' }).focus();
  await page.keyboard.press('Enter');
  await asked.getByText('Right', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Finish' }).focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => said.textContent())
    .toMatch(/That was all for now\. The next question comes in (23|24) hours|in 1 day/);

  await page.clock.setFixedTime(new Date(Date.parse('2030-01-01T12:00:00') + 26 * HOUR));
  await page.goto('/');
  await page.getByRole('link', { name: '2 questions are due for review' }).first().click();
  await expect.poll(() => said.textContent()).toBe('2 questions are due.');
  expectNoFaults(faults);
  await context.close();
});
