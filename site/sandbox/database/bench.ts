/** Prints what the database costs in the page: `node site/sandbox/database/bench.ts`. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { weigh } from '../bundle/weigh.ts';
import { check, orderOf, startSandbox } from '../testing/run-in-page.ts';
import { openTestSite } from '../testing/test-site.ts';

const runs = 5;
const times = 20;
const rounded = (values: readonly number[]) => values.map((value) => Math.round(value)).join(', ');

const measuring = `
import pg from 'pg';
const timed = async (work) => { const began = performance.now(); await work(); return performance.now() - began; };
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
const first = await timed(async () => { await client.connect(); await client.query('SELECT 1'); });
const empty = [];
for (let time = 0; time < ${times}; time += 1) {
  await client.query('CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE b (id int PRIMARY KEY); CREATE TABLE c (id int PRIMARY KEY)');
  empty.push(await timed(() => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')));
}
await client.query('CREATE TABLE a (id int PRIMARY KEY)');
const insert = [];
for (let time = 0; time < ${times * 10}; time += 1) insert.push(await timed(() => client.query('INSERT INTO a VALUES ($1) RETURNING id', [time])));
const middle = (values) => values.sort((a, b) => a - b)[values.length >> 1];
console.log(JSON.stringify({ first, empty: middle(empty), insert: middle(insert) }));
`;
const checks =
  "test('measured', { meta: { id: 'measured' } }, async () => { await importFile('measure.ts'); });";

await using site = await openTestSite();
const cold: number[] = [];
for (let run = 0; run < runs; run += 1) {
  const page = await site.open();
  await startSandbox(page);
  // Fetching over loopback included, packing excluded: the test's server sends the files as they are.
  cold.push(
    await page.evaluate(async () => {
      const began = performance.now();
      await (await window.sandbox).prepareDatabase();
      return performance.now() - began;
    }),
  );
  const order = { ...orderOf('', checks, { database: true }), files: { 'measure.ts': measuring } };
  const { report } = await check(page, order);
  console.log(report.checks[0]?.console[0]?.text ?? JSON.stringify(report.problems));
  await page.close();
}
console.log(`The database is ready ${rounded(cold)} ms after a page first asks for it.`);
for (const { url } of Object.values(site.assets.database)) {
  console.log(weigh(url, await readFile(join(site.folder, url))));
}
