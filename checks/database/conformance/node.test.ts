import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type DatabaseLease, leaseDatabase } from '../node/lease.ts';
import { openTestServer } from '../node/test-server.ts';
import { resetSql } from '../reset.ts';
import { driverCases } from './driver.ts';

const server = await openTestServer();

const databases = [
  { name: 'the embedded database', server: '', reason: null },
  {
    name: 'a PostgreSQL server',
    server: 'url' in server ? server.url : '',
    reason: 'reason' in server ? server.reason : null,
  },
];
for (const { reason } of databases) if (reason !== null) console.warn(`Left out: ${reason}`);

afterAll(async () => {
  if ('url' in server) await server[Symbol.asyncDispose]();
});

describe.each(databases)('the driver with $name', { timeout: 60_000 }, ({ server, reason }) => {
  let lease: DatabaseLease;
  let pool: pg.Pool;

  beforeAll(async () => {
    if (reason !== null) return;
    lease = await leaseDatabase(server);
  }, 60_000);
  beforeEach(async () => {
    if (reason !== null) return;
    pool = new pg.Pool({ connectionString: lease.url, max: 4 });
    await pool.query(resetSql);
    return () => pool.end();
  });
  afterAll(() => lease?.release());

  test.skipIf(reason !== null).each(driverCases)('$name', async ({ run, expected }) => {
    expect(await run(pool, pg, lease.url)).toEqual(expected);
  });

  test.skipIf(reason !== null)('is never the database that the URL names', async () => {
    const { rows } = await pool.query<{ name: string }>('SELECT current_database() AS name');
    if (server !== '') expect(rows[0]?.name).toMatch(/^groundwork_check_\d+$/);
    else expect(lease.url).toMatch(/^postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres$/);
  });

  test.skipIf(reason !== null)('is not the one of another run at the same time', async () => {
    const other = await leaseDatabase(server);
    await pool.query('CREATE TABLE mine (id int)');
    const theirs = new pg.Client({ connectionString: other.url });
    await theirs.connect();
    const seen = await theirs.query("SELECT to_regclass('public.mine') AS found");
    await theirs.end();
    await other.release();
    expect(seen.rows).toEqual([{ found: null }]);
  });
});
