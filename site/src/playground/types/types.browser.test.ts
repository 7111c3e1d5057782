/** The typed editor in a real Chromium: what it shows, completes, renames and repairs, and that one worker serves every step. Long, since it is the list of what an editor does. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { editor, expectNoFaults, openStep, wake, write, written } from '../../../e2e/workbench.ts';

const STEP = '01-models/01-first-schema';
/** A step with two files of code beside the server. */
const TWO_FILES = '01-models/04-member-public';

let site: BuiltSite;
beforeAll(async () => {
  site = await openBuiltSite();
});
afterAll(() => site[Symbol.asyncDispose]());

const problems = (page: Page) => page.locator('groundwork-problems');

/** Waits until every file was checked. */
const typed = (page: Page) =>
  expect.poll(() => problems(page).textContent(), { timeout: 30_000 }).toMatch(/type-checks|TS\d/);

/** For what comes by itself, on a machine that is busy. */
const SOON = { timeout: 20_000 };

/** Runs `act` on a fresh learner's step, once the types are there, and expects the page to show no fault. */
async function onTypedStep(act: (page: Page) => Promise<void>, step = STEP): Promise<void> {
  const { page, faults, context } = await site.visit();
  await openStep(page, step);
  await typed(page);
  await act(page);
  expectNoFaults(faults);
  await context.close();
}

const badge = (page: Page) => page.getByRole('tab', { name: /Problems/ }).textContent();
const squiggle = (page: Page) => page.locator('groundwork-editor .cm-lintRange-error').first();
const options = (page: Page) => page.locator('groundwork-editor .cm-tooltip-autocomplete li');

/** Types at the end of the open file, key by key, as a learner does. */
async function typeAtEnd(page: Page, text: string): Promise<void> {
  await editor(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(text);
}

test('a wrong type is underlined, named and counted; once it is right, all of that goes', () =>
  onTypedStep(async (page) => {
    const app = "import express from 'express';\nexport const app = express();\n";
    await write(page, `${app}export const days: number = "six";\n`);
    await squiggle(page).hover();
    const sentence = "Type 'string' is not assignable to type 'number'.";
    await page.locator('.cm-tooltip .cm-diagnostic', { hasText: sentence }).waitFor();
    await page.getByRole('tab', { name: /Problems/ }).click();
    const [row] = await problems(page).getByRole('button').allTextContents();
    expect(row).toBe(`app.ts:3:14 ${sentence} TS2322`);

    await write(page, `${app}export const days: number = 6;\n`);
    await squiggle(page).waitFor({ state: 'detached' });
    await expect.poll(() => badge(page)).toBe('Problems');
  }));

test('a problem in another file is listed, and its button goes there', () =>
  onTypedStep(async (page) => {
    await write(page, 'export const application = 1;\n');
    await page.getByRole('tab', { name: /Problems/ }).click();
    await problems(page)
      .getByRole('button', { name: /^server.ts:1:10 .*app/ })
      .click();
    expect(await page.getByRole('tab', { name: 'server.ts' }).getAttribute('aria-selected')).toBe(
      'true',
    );
    await squiggle(page).waitFor();
  }));

test('completes the members of z and of app, and writes the import that a name needs', () =>
  onTypedStep(async (page) => {
    await write(
      page,
      "import express from 'express';\nimport * as z from 'zod';\nconst app = express();\n",
    );
    await typeAtEnd(page, 'app.');
    await options(page)
      .filter({ hasText: /^post$/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.type('use;\nz.strictO');
    await options(page)
      .filter({ hasText: /^strictObject$/ })
      .waitFor();
    // Enter in the first moments is a line's end: the list may have come as a surprise.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await expect.poll(() => written(page)).toContain('z.strictObject');

    await page.keyboard.type(';\nrandomUU');
    await options(page).filter({ hasText: 'randomUUIDnode:crypto' }).click();
    await expect.poll(() => written(page)).toMatch(/import \{ randomUUID \} from 'node:crypto';/);
  }));

test('hovering tells the type, and a call its arguments', () =>
  onTypedStep(async (page) => {
    await write(page, 'function lend(tool: string, days: number) {\n  return [tool, days];\n}\n');
    await typeAtEnd(page, 'lend(');
    await page.locator('.cm-lsp-signature-tooltip', { hasText: 'days: number' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('lend', { exact: true }).first().hover();
    await page
      .locator('.cm-lsp-hover-tooltip', { hasText: 'function lend(tool: string, days: number)' })
      .waitFor();
  }));

test('goes to a definition in another file and, to read, in a library', () =>
  onTypedStep(async (page) => {
    await page.getByRole('tab', { name: 'app.ts' }).click();
    await write(page, "import { ToolIn } from './models.ts';\nToolIn.parse({});\n");
    await page.keyboard.press('ControlOrMeta+Home');
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F12');
    await expect
      .poll(() => page.getByRole('tab', { name: 'models.ts' }).getAttribute('aria-selected'))
      .toBe('true');

    // The cursor follows the file by a moment.
    await page
      .locator('groundwork-editor .cm-activeLine', { hasText: /export const ToolIn\b/ })
      .waitFor();
    await write(page, "import * as z from 'zod';\nexport const Name = z.string();\n");
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F12');
    const peek = page.getByRole('region', { name: /^zod\/.*read only$/ });
    await peek.getByText('string(', { exact: false }).first().waitFor();
    // Whoever types there means the code: no single key leads away from the step.
    await page.keyboard.press('n');
    await page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('groundwork-editor');
  }, TWO_FILES));

test('renames in every file, and each file takes it back by itself', () =>
  onTypedStep(async (page) => {
    await page.getByRole('tab', { name: 'models.ts' }).click();
    await write(page, 'export const Lent = 1;\n');
    await page.getByRole('tab', { name: 'app.ts' }).click();
    await write(page, "import { Lent } from './models.ts';\nexport const app = Lent;\n");
    await page.keyboard.press('ControlOrMeta+Home');
    for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F2');
    await page.locator('.cm-lsp-rename-panel input').waitFor();
    await page.keyboard.type('Borrowed');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => written(page))
      .toBe("import { Borrowed } from './models.ts';\nexport const app = Borrowed;\n");
    await page.getByRole('tab', { name: 'models.ts' }).click();
    expect(await written(page)).toBe('export const Borrowed = 1;\n');
    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+z');
    expect(await written(page)).toBe('export const Lent = 1;\n');
  }, TWO_FILES));

test('F8 goes to the problem, a quick fix repairs it, and saving puts the file in order', () =>
  onTypedStep(async (page) => {
    await write(page, 'export const  list = [1,2];\nlist.pusch(3)\n');
    await squiggle(page).waitFor();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.keyboard.press('F8');
    await expect
      .poll(() => page.locator('groundwork-editor .cm-announced').textContent())
      .toMatch(/'pusch' does not exist/);
    await page.keyboard.press('ControlOrMeta+.');
    await page.getByRole('menuitem', { name: /push/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => written(page)).toContain('list.push(3)');
    await page.keyboard.press('ControlOrMeta+s');
    await expect.poll(() => written(page)).toBe('export const list = [1, 2];\nlist.push(3);\n');
  }));

test('by pointer: Ctrl and a click lead to the definition, a message offers its fix, the menu formats', () =>
  onTypedStep(async (page) => {
    await page.getByRole('tab', { name: 'app.ts' }).click();
    await write(page, "import { ToolIn } from './models.ts';\nToolIn.pars({});\n");
    await squiggle(page).hover();
    await page.locator('.cm-tooltip .cm-diagnosticAction').first().click();
    await page.getByRole('menuitem', { name: /parse/ }).first().click();
    await expect.poll(() => written(page), SOON).toContain('ToolIn.parse({});');

    await write(page, "import { ToolIn } from './models.ts';\n[\n  ToolIn ,1]\n");
    await page.getByText('More', { exact: true }).click();
    await page.getByRole('button', { name: 'Format this file' }).click();
    await expect
      .poll(() => written(page), SOON)
      .toBe("import { ToolIn } from './models.ts';\n[\n  ToolIn, 1];\n");

    await editor(page)
      .locator('.cm-line', { hasText: 'ToolIn,' })
      .click({ modifiers: ['ControlOrMeta'], position: { x: 30, y: 8 } });
    await expect
      .poll(() => page.getByRole('tab', { name: 'models.ts' }).getAttribute('aria-selected'), SOON)
      .toBe('true');
  }, TWO_FILES));

test('every place that names something is listed, and Ctrl+S before the types are there saves no page', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, TWO_FILES);
  await editor(page).click();
  expect(
    await page.evaluate(() => {
      const prevented = Promise.withResolvers<boolean>();
      addEventListener('keydown', (event) =>
        setTimeout(() => prevented.resolve(event.defaultPrevented)),
      );
      const target = document.activeElement?.shadowRoot?.activeElement;
      target?.dispatchEvent(
        new KeyboardEvent('keydown', {
          key: 's',
          ctrlKey: true,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
      return prevented.promise;
    }),
  ).toBe(true);
  await typed(page);
  await page.getByRole('tab', { name: 'app.ts' }).click();
  await write(page, "import { ToolIn } from './models.ts';\nToolIn.parse({});\n");
  await page.keyboard.press('ControlOrMeta+Home');
  for (let step = 0; step < 10; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+F12');
  const list = page.locator('groundwork-editor .cm-lsp-reference-panel');
  await list.waitFor();
  await expect.poll(() => list.textContent(), SOON).toMatch(/models\.ts[\s\S]*ToolIn/);
  expectNoFaults(faults);
  await context.close();
});

test('the next step keeps the worker', async () => {
  const { page, faults, context } = await site.visit();
  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const ours = () => workers.filter((url) => url.includes('/types/'));
  await openStep(page, STEP);
  await typed(page);
  for (const heading of ['Rules', 'Member sign-up']) {
    const before = page.url();
    await page.locator('a[href$="/"]', { hasText: 'Next step' }).first().click();
    await page.waitForURL((url) => url.href !== before);
    await wake(page);
    await typed(page);
    await write(page, `export const title: number = '${heading}';\n`);
    await squiggle(page).waitFor();
  }
  expect(ours()).toHaveLength(1);
  expect(page.workers().filter((worker) => worker.url().includes('/types/'))).toHaveLength(1);
  expectNoFaults(faults);
  await context.close();
});

test('without the types, writing works, and the list says how to try again', async () => {
  const { page, context } = await site.visit();
  await context.route('**/types/pack-*', (route) => route.abort());
  await openStep(page, STEP);
  await page.getByRole('tab', { name: /Problems/ }).click();
  const retry = problems(page).getByRole('button', { name: 'Try again' });
  await retry.waitFor({ timeout: 30_000 });
  await write(page, 'export const days: number = "six";\n');
  await context.unroute('**/types/pack-*');
  await retry.click();
  await squiggle(page).waitFor({ timeout: 30_000 });
  await context.close();
});

test('how long it takes on this machine', async () => {
  const { page, context } = await site.visit();
  await page.goto(`/lessons/${STEP}/`);
  const began = performance.now();
  await wake(page);
  const editable = performance.now() - began;
  await write(page, 'export const days: number = "six";\n');
  await squiggle(page).waitFor({ timeout: 30_000 });
  const marked = performance.now() - began;
  console.log(
    `editable after ${editable.toFixed(0)} ms, first type error after ${marked.toFixed(0)} ms`,
  );
  expect(await badge(page)).toMatch(/Problems/);
  await context.close();
});
