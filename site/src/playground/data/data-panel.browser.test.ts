/** The Data panel on the built site: tables, pages, queries, and queries that do harm, by eye, by keyboard and read aloud. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltSite, openBuiltSite, type VisitOptions } from '../../../e2e/built-site.ts';
import { replaceStep } from '../../../e2e/fixture-step.ts';
import { check, expectNoFaults, openStep, wake } from '../../../e2e/workbench.ts';

const STEP = '01-models/01-first-schema';

const APP = `import express from 'express';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
await pool.query(\`
  CREATE TABLE IF NOT EXISTS tools (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, daily_fee numeric(6,2));
  CREATE TABLE IF NOT EXISTS loans (tool integer, note text)\`);

export const app = express();
app.get('/fill', async (_req, res) => {
  await pool.query("INSERT INTO tools (name, daily_fee) SELECT 'Tool ' || i, i / 4.0 FROM generate_series(1, 250) AS i");
  await pool.query("INSERT INTO loans VALUES (1, NULL), (2, 'back on Monday')");
  res.json('filled');
});
`;

const CHECK = `import { expect, test } from 'vitest';
import { startApp } from '#kit';
test('fills its tables', { meta: { id: 'fills' } }, async () => {
  expect((await (await startApp()).get('/fill')).json).toBe('filled');
});
`;

let site: BuiltSite;
let axe: string;
beforeAll(async () => {
  site = await openBuiltSite();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});
afterAll(() => site[Symbol.asyncDispose]());

async function visitStep(options: VisitOptions = {}) {
  const visit = await site.visit(options);
  await replaceStep(visit.context, STEP, {
    database: true,
    focus: 'app.ts',
    starter: {
      'app.ts': APP,
      'server.ts': "import { app } from './app.ts';\n\napp.listen(3000);\n",
    },
    check: { path: 'checks/fixture.check.ts', source: CHECK },
    requests: [{ title: 'Fill', method: 'GET', path: '/fill', headers: {} }],
    tasks: [],
  });
  return visit;
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await page.evaluate<AxeResults>(
    `${axe};axe.run(document, { resultTypes: ['violations'] })`,
  );
  return found.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes[0]?.html ?? ''}`);
}

const panel = (page: Page) => page.locator('groundwork-data');
const openData = (page: Page) => page.getByRole('tab', { name: 'Data' }).click();
const query = (page: Page) => panel(page).getByRole('textbox');
const shown = (page: Page) => panel(page).locator('.shown');

async function ask(page: Page, statement: string): Promise<void> {
  await query(page).fill(statement);
  await query(page).press('Control+Enter');
}

test('a step without a database has no Data tab', async () => {
  const { page, context } = await site.visit();
  await openStep(page, STEP);
  expect(await page.getByRole('tab', { name: 'Data' }).count()).toBe(0);
  await context.close();
});

test('tables of the last check and of the running app, page by page', {
  timeout: 60_000,
}, async () => {
  const { page, faults, context } = await visitStep();
  await openStep(page, STEP);
  await openData(page);
  await shown(page)
    .getByText(/PostgreSQL has not been started yet|There is no table/)
    .waitFor();
  expect(await violations(page)).toEqual([]);

  expect(await check(page)).toBe('The check passes.');
  await openData(page);
  const tables = panel(page).getByRole('navigation', { name: 'Tables' });
  await tables.getByRole('button', { name: 'tools 250 rows' }).waitFor();
  await tables.getByRole('button', { name: 'loans 2 rows' }).waitFor();
  await tables.getByRole('button', { name: 'tools 250 rows' }).click();
  const rows = panel(page).getByRole('region', { name: 'Rows of tools' });
  await rows.getByRole('row').nth(100).waitFor();
  expect(await rows.getByRole('columnheader').allTextContents()).toEqual([
    'id key integer',
    'name text',
    'daily_fee numeric(6,2)',
  ]);
  expect(await rows.getByRole('row').nth(1).getByRole('cell').allTextContents()).toEqual([
    '1',
    'Tool 1',
    '0.25',
  ]);
  expect(await violations(page)).toEqual([]);
  await panel(page).getByRole('button', { name: 'Next' }).click();
  await panel(page).getByText('Rows 101 to 200 of 250').waitFor();
  await panel(page).getByRole('button', { name: 'Next' }).click();
  await panel(page).getByText('Rows 201 to 250 of 250').waitFor();
  expect(await panel(page).getByRole('button', { name: 'Next' }).isDisabled()).toBe(true);

  // What is null is told apart from a text.
  await tables.getByRole('button', { name: /^loans/ }).press('Enter');
  await panel(page).getByRole('region', { name: 'Rows of loans' }).waitFor();
  expect(await panel(page).locator('td.null').allTextContents()).toEqual(['null']);
  expect(await panel(page).textContent()).toContain('Each check begins with an empty database');

  // The app behind the requests has tables of its own.
  await page.getByRole('tab', { name: 'Requests' }).click();
  await page.getByRole('button', { name: 'Fill' }).click();
  await page.locator('groundwork-requests .answer > *').first().waitFor();
  await openData(page);
  await panel(page).getByRole('button', { name: 'Running app', pressed: true }).waitFor();
  await tables.getByRole('button', { name: 'loans 2 rows' }).waitFor();
  expect(await panel(page).textContent()).toContain('keeps it until it is started anew');
  expectNoFaults(faults);
  await context.close();
});

test('a query shows rows, or says what is wrong and where', { timeout: 60_000 }, async () => {
  const { page, faults, context } = await visitStep();
  await openStep(page, STEP);
  await check(page);
  await openData(page);
  await panel(page).getByRole('button', { name: 'Your own query' }).click();
  await ask(page, 'SELECT name FROM tools WHERE id > 248 ORDER BY id');
  await panel(page).getByText('2 rows.', { exact: true }).waitFor();
  expect(await shown(page).getByRole('cell').allTextContents()).toEqual(['Tool 249', 'Tool 250']);

  await ask(page, 'SELECT name,\n  fee\nFROM tools');
  await panel(page).getByText('Column "fee" does not exist. (line 2, column 3)').waitFor();
  expect(await shown(page).locator('pre').textContent()).toBe('  fee\n  ^');
  expect(await query(page).evaluate((box: HTMLTextAreaElement) => box.selectionStart)).toBe(15);
  expect(await violations(page)).toEqual([]);

  for (const statement of ['DELETE FROM tools', 'DROP TABLE tools', "UPDATE tools SET name = ''"]) {
    await ask(page, statement);
    await shown(page).getByText('This box only reads. Rows are changed by your app.').waitFor();
    await ask(page, 'SELECT count(*) FROM tools');
    await shown(page).getByRole('cell', { name: '250' }).waitFor();
  }
  await ask(page, 'SELECT i, repeat(chr(60) || i, 900) AS long FROM generate_series(1, 5000) AS i');
  await panel(page).getByText('The first 100 rows.').waitFor();
  expectNoFaults(faults);
  await context.close();
});

test('the step before fetches the files while it is read, and other steps do not', {
  timeout: 60_000,
}, async () => {
  const fetched = async (databaseNext: boolean) => {
    const { page, context } = await site.visit();
    await replaceStep(context, STEP, { databaseNext });
    const files: string[] = [];
    page.on('requestfinished', (request) => {
      if (/\/sandbox\/(database|postgres)/.test(request.url())) files.push(request.url());
    });
    await openStep(page, STEP);
    if (databaseNext) await expect.poll(() => files.length, { timeout: 30_000 }).toBe(4);
    else await check(page);
    await context.close();
    return files.length;
  };
  expect(await fetched(true)).toBe(4);
  expect(await fetched(false)).toBe(0);
});

test('a query that does not end is ended, and everything goes on', {
  timeout: 90_000,
}, async () => {
  const { page, faults, context } = await visitStep();
  await openStep(page, STEP);
  await check(page);
  await openData(page);
  await panel(page).getByRole('button', { name: 'Your own query' }).click();
  for (const statement of [
    'SELECT pg_sleep(600)',
    'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n',
  ]) {
    await ask(page, statement);
    await shown(page)
      .getByText(/The query did not end within 3 seconds/)
      .waitFor({ timeout: 20_000 });
    expect(await check(page)).toBe('The check passes.');
    await openData(page);
    await ask(page, 'SELECT count(*) FROM tools');
    await shown(page).getByRole('cell', { name: '250' }).waitFor();
  }
  expectNoFaults(faults);
  await context.close();
});

test('fits a phone, in the dark too', { timeout: 60_000 }, async () => {
  const { page, faults, context } = await visitStep({ width: 390, colorScheme: 'dark' });
  await page.goto(`/lessons/${STEP}/#code`);
  await wake(page);
  await check(page);
  await openData(page);
  await panel(page).getByRole('button', { name: 'tools 250 rows' }).click();
  await panel(page).getByRole('region', { name: 'Rows of tools' }).waitFor();
  const { scrolls, wide } = await panel(page).evaluate((element) => ({
    scrolls: element.scrollWidth,
    wide: element.clientWidth,
  }));
  expect(scrolls).toBeLessThanOrEqual(wide);
  expect(await violations(page)).toEqual([]);
  expectNoFaults(faults);
  await context.close();
});
