/**
 * A database of our own on a PostgreSQL server. Checks empty their database before each check, so they never touch the one that the
 * URL names: beside it, databases called `groundwork_check_1`, `_2` and so on are made when needed, and used again.
 */
import type pg from 'pg';
import type { DatabaseLease } from './lease.ts';

/** Two runs at the same time take two databases; nobody runs this many. */
const most = 32;
/** The first number of the advisory locks that say which database is taken; the second is the database's. */
const lockFamily = 7_241;

/** @throws {Error} a sentence, when the server cannot be reached or does not allow to make a database. */
export async function openOnServer(server: string): Promise<DatabaseLease> {
  const { default: driver } = await import('pg');
  // Keeps the lock for as long as it is connected, also when this process dies.
  const keeper = new driver.Client({ connectionString: server, connectionTimeoutMillis: 5_000 });
  keeper.on('error', () => {}); // The server went away; the next query says so.
  try {
    await keeper.connect();
    const name = await takeOne(keeper);
    return { url: withDatabase(server, name), release: () => keeper.end() };
  } catch (error) {
    await keeper.end().catch(() => {});
    const reason = error instanceof Error ? error.message || 'no answer' : String(error);
    const { host, port } = keeper;
    throw new Error(
      `The PostgreSQL server that DATABASE_URL names (${host}:${port}) gave no database to check with: ${reason}. Start the server, give its user the right to create databases, or unset DATABASE_URL to use the embedded one.`,
      { cause: error },
    );
  }
}

async function takeOne(keeper: pg.Client): Promise<string> {
  for (let number = 1; number <= most; number += 1) {
    const { rows } = await keeper.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1, $2) AS taken',
      [lockFamily, number],
    );
    if (rows[0]?.taken !== true) continue;
    const name = `groundwork_check_${number}`;
    const { rowCount } = await keeper.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await keeper.query(`CREATE DATABASE ${name}`);
    return name;
  }
  throw new Error(`all ${most} databases for checks are taken`);
}

function withDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
