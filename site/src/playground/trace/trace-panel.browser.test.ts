/** The Trace panel on the built site: what a learner sees of a run and of a request, by eye, by keyboard and read aloud. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from '../../../e2e/built-site.ts';
import { check, expectNoFaults, openStep, wake, write } from '../../../e2e/workbench.ts';

const STEP = '01-models/01-first-schema';

const APP = `import express from 'express';
import * as z from 'zod';

const ToolIn = z.strictObject({ name: z.string(), dailyFee: z.number() });
export const app = express();
app.use(express.json());
app.post('/tools', (req, res) => {
  const until = Date.now() + 120;
  while (Date.now() < until);
  const body = ToolIn.safeParse(req.body);
  if (body.success) res.status(201).json({ id: 1, ...body.data });
  else res.status(422).json({ detail: body.error.issues });
});
`;

let site: BuiltSite;
let axe: string;
beforeAll(async () => {
  site = await openBuiltSite();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => site[Symbol.asyncDispose]());

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate<AxeResults>(
    `${axe};axe.run(document, { resultTypes: ['violations'] })`,
  );
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''}`);
}

const panel = (page: Page) => page.locator('groundwork-trace');
const openTrace = (page: Page) => page.getByRole('tab', { name: 'Trace' }).click();

test('says what will show before anything ran, then shows a run by check', async () => {
  const { page, faults, context } = await site.visit();
  await openStep(page, STEP);
  await openTrace(page);
  expect(await panel(page).textContent()).toContain('Nothing is recorded yet.');
  await write(page, APP);
  await check(page);
  await openTrace(page);

  const list = panel(page).getByRole('navigation', { name: 'Recorded requests' });
  expect(await list.locator('.trace-group').count()).toBeGreaterThan(3);
  // The first check sends one request or more; one of them by itself has everything inside.
  await list
    .getByRole('button', { name: /POST \/tools answered 201/ })
    .first()
    .click();
  const table = panel(page).getByRole('table');
  const names = await table.getByRole('rowheader').locator('.name').allTextContents();
  expect(names).toEqual([
    'POST /tools',
    'express.json',
    'POST /tools',
    'z.object(name, dailyFee)',
    'res.json',
    'The event loop stood still',
  ]);
  expect(await table.getByRole('rowheader').nth(3).textContent()).toContain('level 2: ');
  expect(await table.getByRole('rowheader').nth(3).textContent()).toContain('validation, valid');
  expect(await violations(page)).toEqual([]);

  // A bar lies where its times say: the handler's takes most of the width, the validation's is at its end.
  const track = await table.locator('tbody tr').nth(2).locator('.track').boundingBox();
  const handler = await table.locator('tbody tr').nth(2).locator('.bar').boundingBox();
  const validation = await table.locator('tbody tr').nth(3).locator('.bar').boundingBox();
  expect(handler?.width).toBeGreaterThan((track?.width ?? 0) * 0.5);
  expect(validation?.x).toBeGreaterThan((handler?.x ?? 0) + (handler?.width ?? 0) * 0.5);

  // From the picture to the learner's line.
  await table.getByRole('button', { name: 'app.ts:7' }).click();
  expect(await page.locator('groundwork-editor').first().isVisible()).toBe(true);
  expectNoFaults(faults);
  await context.close();
});

test('shows a request from the Requests panel, on a phone too', async () => {
  const { page, faults, context } = await site.visit({ width: 390, colorScheme: 'dark' });
  // The page opens on the text; the address asks for the code.
  await page.goto(`/lessons/${STEP}/#code`);
  await wake(page);
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.locator('groundwork-requests .answer > *').first().waitFor();
  await openTrace(page);
  const button = panel(page)
    .getByRole('button', { name: /answered \d{3}/ })
    .first();
  await button.waitFor();
  expect(await button.getAttribute('aria-current')).toBe('true');
  expect(await panel(page).locator('.trace-group').first().textContent()).toBe(
    'Sent from the Requests panel',
  );
  const { scrolls, wide } = await panel(page).evaluate((element) => ({
    scrolls: element.scrollWidth,
    wide: element.clientWidth,
  }));
  expect(scrolls).toBeLessThanOrEqual(wide);
  expect(await violations(page)).toEqual([]);
  expectNoFaults(faults);
  await context.close();
});
