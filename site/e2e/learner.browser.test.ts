/** A new learner's way through step 1, as a learner goes it: on the built site, with its real policies. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Course, loadCourse } from '../../lessons/course.ts';
import { type BuiltSite, openBuiltSite } from './built-site.ts';
import {
  check,
  expectNoFaults,
  openStep,
  outcomeOf,
  row,
  wake,
  write,
  written,
} from './workbench.ts';

let site: BuiltSite;
let course: Course;

beforeAll(async () => {
  site = await openBuiltSite();
  course = await loadCourse(join(import.meta.dirname, '../..'));
});
afterAll(() => site[Symbol.asyncDispose]());

const FIRST = '01-models/01-first-schema';

function stepAt(path: string) {
  const step = course.steps.find((candidate) => candidate.path === path);
  if (!step) throw new Error(`The course has no step ${path}.`);
  return step;
}

const fileOf = (path: string, name: string): string => stepAt(path).solution[name] ?? '';

describe('step 1', () => {
  test('from the home page: fail, read the message, fix, pass, next', async () => {
    const { page, faults, context } = await site.visit();
    await page.goto('/');
    await page.getByRole('link', { name: 'Start with step 1' }).click();
    await page.getByRole('heading', { level: 1, name: stepAt(FIRST).title }).waitFor();
    await wake(page);

    const failed = await check(page);
    expect(failed).toContain('1 of 6 checks pass');
    const first = row(page, 'missing-key');
    expect(
      await first.locator('> details').evaluate((details: HTMLDetailsElement) => details.open),
    ).toBe(true);
    for (const part of [
      'A body in which a key is missing is answered with 422.',
      'The app took it',
      'TypeScript cannot help here',
      'ask a schema about',
    ]) {
      expect(await first.textContent()).toContain(part);
    }
    expect(
      await row(page, 'wrong-type')
        .locator('> details')
        .evaluate((details: HTMLDetailsElement) => details.open),
    ).toBe(false);

    await write(page, fileOf(FIRST, 'app.ts'));
    expect(await check(page)).toBe('All 6 checks pass.');
    await page.getByRole('link', { name: /^Next/ }).first().click();
    await page.waitForURL(`**/${stepAt('01-models/02-rules').path}/`);
    await page
      .getByRole('heading', { level: 1, name: stepAt('01-models/02-rules').title })
      .waitFor();

    await page.goto('/');
    await expect
      .poll(() => page.locator('main').textContent(), { timeout: 10_000 })
      .toMatch(/Rules/);
    expectNoFaults(faults);
    await context.close();
  });

  test('Ctrl+Enter checks from inside the editor', async () => {
    const { page, faults, context } = await site.visit();
    await openStep(page, FIRST);
    await write(page, fileOf(FIRST, 'app.ts'));
    const outcome = await outcomeOf(page, () => page.keyboard.press('ControlOrMeta+Enter'));
    expect(outcome).toBe('All 6 checks pass.');
    expectNoFaults(faults);
    await context.close();
  });

  test('what was typed is there after a reload in the middle', async () => {
    const { page, faults, context } = await site.visit();
    await openStep(page, FIRST);
    const mine = `${fileOf(FIRST, 'app.ts')}\n// my own note`;
    await write(page, mine);
    await page.waitForTimeout(600);
    await page.reload();
    await wake(page);
    await expect.poll(() => written(page)).toBe(mine);
    expectNoFaults(faults);
    await context.close();
  });

  test('an endless loop in a handler is named, and the other checks run', async () => {
    const { page, faults, context } = await site.visit();
    await openStep(page, FIRST);
    const looping = fileOf(FIRST, 'app.ts').replace(
      'if (!body.success) {',
      "if (!body.success) {\n    while (req.path === '/tools');",
    );
    await write(page, looping);
    await check(page);
    expect(await row(page, 'good-tool').getAttribute('data-state')).toBe('passed');
    expect(await row(page, 'missing-key').getAttribute('data-state')).toBe('failed');
    expect(await row(page, 'missing-key').textContent()).toMatch(/loop/i);

    await write(page, fileOf(FIRST, 'app.ts'));
    expect(await check(page)).toBe('All 6 checks pass.');
    expectNoFaults(faults);
    await context.close();
  });

  test('a request to the learner’s own app is one click away', async () => {
    const { page, faults, context } = await site.visit();
    await openStep(page, FIRST);
    await page.getByRole('tab', { name: 'Requests' }).click();
    await page.getByRole('button', { name: 'A fee in words' }).click();
    await page.getByRole('button', { name: /^Send/ }).click();
    const panel = page.locator('groundwork-requests');
    await expect.poll(() => panel.textContent(), { timeout: 20_000 }).toContain('201');
    expect(await panel.textContent()).toContain('"four"');
    expectNoFaults(faults);
    await context.close();
  });

  test('the page reads whole without JavaScript', async () => {
    const { page, context } = await site.visit({ javaScriptEnabled: false });
    await page.goto(`/lessons/${FIRST}/`);
    const text = await page.locator('main').textContent();
    expect(text).toContain('Toolshed is a neighbourhood library');
    expect(text).toContain('app.listen(3000)');
    expect(await page.locator('main').textContent()).toContain(
      'Sending an answer does not end a function.',
    );
    await context.close();
  });

  test('two tabs on one step do not overwrite each other', async () => {
    const { page, faults, context } = await site.visit();
    await openStep(page, FIRST);
    await write(page, '// written in the first tab');
    await page.waitForTimeout(600);
    const second = await context.newPage();
    await openStep(second, FIRST);
    await expect.poll(() => written(second)).toBe('// written in the first tab');
    await expect
      .poll(() => second.locator('groundwork-playground').textContent(), { timeout: 10_000 })
      .toMatch(/another tab|other tab/i);
    expectNoFaults(faults);
    await context.close();
  });
});
