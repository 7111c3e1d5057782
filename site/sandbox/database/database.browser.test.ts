/** The database in the page: the driver's conformance set, checks, the app behind the requests, and what happens when a statement does not end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { driverCases } from '../../../checks/database/conformance/driver.ts';
import { check, open, orderOf, request, startSandbox } from '../testing/run-in-page.ts';
import { openTestSite, type TestSite } from '../testing/test-site.ts';

let site: TestSite;
let page: Page;

beforeAll(async () => {
  site = await openTestSite();
  page = await site.open();
  await startSandbox(page);
}, 120_000);
afterAll(() => site[Symbol.asyncDispose]());

/** Far more than a loaded machine needs. */
const limits = { checkMs: 30_000, silenceMs: 20_000, responseMs: 10_000 };

const ids = driverCases.map((_, index) => `case-${index}`);

test('nothing of it is fetched before a step needs it', () => {
  const { database } = site.assets;
  const asked = Object.values(database).filter(({ url }) => site.requests.includes(url));
  expect(asked).toEqual([]);
});

test('the driver answers as on a server', { timeout: 120_000 }, async () => {
  const source = readFileSync(
    join(import.meta.dirname, '../../../checks/database/conformance/driver.ts'),
    'utf8',
  );
  const checks = driverCases.map(
    ({ name }, index) => `
test(${JSON.stringify(name)}, { meta: { id: 'case-${index}' } }, async () => {
  const { driverCases, pg } = await importFile('cases.ts');
  const url = process.env.DATABASE_URL;
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  expect(await driverCases[${index}].run(pool, pg, url)).toEqual(driverCases[${index}].expected);
});`,
  );
  const order = orderOf('', checks.join('\n'), { database: true, limits });
  const files = {
    'driver.ts': source,
    'cases.ts':
      "import pg from 'pg';\nexport { driverCases } from './driver.ts';\nexport { pg };\n",
  };
  const { report, events } = await check(page, { ...order, files });
  expect(report.problems).toEqual([]);
  expect(report.checks.filter(({ state }) => state !== 'passed')).toEqual([]);
  expect(report.checks.map(({ id }) => id)).toEqual(ids);
  const told = events.filter((event) => event.type === 'preparing');
  expect(told.length).toBeGreaterThan(3);
  expect(told.at(-1)?.loaded).toBe(told.at(-1)?.total);
  // Told before anything else happens.
  expect(events.findIndex(({ type }) => type === 'collected')).toBeGreaterThan(told.length - 1);
});

const visits = `
import express from 'express';
import pg from 'pg';
export const app = express();
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
pool.on('error', () => {});
await pool.query('CREATE TABLE IF NOT EXISTS visits (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY)');
app.get('/visit', async (_req, res) => {
  const { rows } = await pool.query('INSERT INTO visits DEFAULT VALUES RETURNING id');
  res.json(rows);
});
app.get('/sleep', async (_req, res) => {
  try {
    await pool.query('SELECT pg_sleep(60)');
    res.json('slept');
  } catch (error) {
    res.json({ code: error.code, message: error.message });
  }
});
`;

const visitsTwice = `
test('a first visit is the first', { meta: { id: 'one' } }, async () => {
  expect((await (await startApp()).get('/visit')).json).toEqual([{ id: 1 }]);
});
test('and so it is in the next check', { meta: { id: 'two' } }, async () => {
  expect((await (await startApp()).get('/visit')).json).toEqual([{ id: 1 }]);
});`;

test('the app behind the requests keeps its rows while checks empty theirs', {
  timeout: 60_000,
}, async () => {
  const { files } = orderOf(visits, '');
  const order = orderOf(visits, visitsTwice, { database: true, limits });
  expect(await openWithDatabase(files)).toBeNull();
  const get = { method: 'GET', path: '/visit', headers: [] };
  expect((await request(page, get)).text).toBe('[{"id":1}]');
  const first = await check(page, order);
  expect(first.report.checks.map(({ state }) => state)).toEqual(['passed', 'passed']);
  expect((await request(page, get)).text).toBe('[{"id":2}]');
  const second = await check(page, order);
  expect(second.report.state).toBe('passed');
  expect((await request(page, get)).text).toBe('[{"id":3}]');
  // Started anew, the app finds an empty database.
  expect(await openWithDatabase(files)).toBeNull();
  expect((await request(page, get)).text).toBe('[{"id":1}]');
});

test('a statement that does not end costs the database, not the app, nor the next run', {
  timeout: 60_000,
}, async () => {
  const { files } = orderOf(visits, '');
  expect(await openWithDatabase(files)).toBeNull();
  const { text } = await request(page, { method: 'GET', path: '/sleep', headers: [] });
  expect(JSON.parse(text ?? '')).toEqual({
    code: '57P01',
    message: 'The embedded database was started anew, because a statement did not end.',
  });
  const { report } = await check(page, orderOf(visits, visitsTwice, { database: true, limits }));
  expect(report.checks.map(({ state }) => state)).toEqual(['passed', 'passed']);
});

test('a look sees the tables of whoever is meant, and one that does not end is told', {
  timeout: 60_000,
}, async () => {
  const { files } = orderOf(visits, '');
  expect(await openWithDatabase(files)).toBeNull();
  await request(page, { method: 'GET', path: '/visit', headers: [] });
  await check(page, orderOf(visits, visitsTwice, { database: true, limits }));
  const count = 'SELECT count(*) FROM visits';
  expect(await look('app', count)).toMatchObject({ rows: [['1']] });
  expect(await look('checks', count)).toMatchObject({ rows: [['1']] });
  expect(await look('app', 'SELECT * FROM nowhere')).toMatchObject({ code: '42P01', position: 15 });
  expect(await look('app', 'SELECT pg_sleep(60)')).toMatchObject({
    message: expect.stringContaining('The query did not end within 3 seconds'),
  });
  // The app goes on, with a database that is empty.
  expect(await look('app', count)).toMatchObject({ code: '42P01' });
});

test('a check that waits for files which are being fetched already is told how much is there', {
  timeout: 60_000,
}, async () => {
  const other = await site.open();
  await startSandbox(other);
  const told = await other.evaluate(async () => {
    const { fetchDatabase, prepareDatabase } = await window.sandbox;
    const loaded: number[] = [];
    const before = fetchDatabase();
    await prepareDatabase((some, all) => loaded.push(some / all));
    await before;
    return loaded;
  });
  expect(told.length).toBeGreaterThan(3);
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual(told.toSorted((one, other) => one - other));
  await other.close();
});

test('a step without a database has no address of one', { timeout: 60_000 }, async () => {
  const checks = `
test('none', { meta: { id: 'none' } }, () => {
  expect(process.env.DATABASE_URL).toBeUndefined();
});`;
  const { report } = await check(page, orderOf('', checks));
  expect(report.state).toBe('passed');
});

const look = (tenant: 'app' | 'checks', statement: string) =>
  page.evaluate(async ([tenant, statement]) => (await window.sandbox).look(tenant, statement), [
    tenant,
    statement,
  ] as const);

const openWithDatabase = (files: Parameters<typeof open>[1]) =>
  open(page, files, { database: true });
