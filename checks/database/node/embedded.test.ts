import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { statementMs } from '../limits.ts';
import { resetSql } from '../reset.ts';
import { openEmbedded } from './embedded.ts';
import type { DatabaseLease } from './lease.ts';

let lease: DatabaseLease;

beforeAll(async () => {
  lease = await openEmbedded();
}, 60_000);
afterAll(() => lease.release());

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: lease.url });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function codeOf(query: Promise<unknown>): Promise<unknown> {
  return query.then(
    () => 'no error',
    ({ code }) => code,
  );
}

describe('the embedded database', { timeout: 30_000 }, () => {
  test('lets nobody wait for ever behind a transaction that is left open', async () => {
    const [leaky, other] = [await connect(), await connect()];
    await leaky.query('BEGIN');
    const waiting = await other.query('SELECT 1').catch((error: pg.DatabaseError) => error);
    expect(waiting).toMatchObject({
      code: '55P03',
      message: 'No turn came within 1000 ms: another session has not ended its transaction.',
    });
    await leaky.query('COMMIT');
    expect((await other.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await Promise.all([leaky.end(), other.end()]);
  });

  test('rolls back what a connection began that went away without a word', async () => {
    const [gone, other] = [await connect(), await connect()];
    await other.query(`${resetSql}; CREATE TABLE kept (id int)`);
    await gone.query('BEGIN');
    await gone.query('INSERT INTO kept VALUES (1)');
    (
      gone as unknown as { connection: { stream: { destroy(): void } } }
    ).connection.stream.destroy();
    expect((await other.query('SELECT * FROM kept')).rows).toEqual([]);
    await other.end();
  });

  test('refuses COPY FROM STDIN, which would end it, and lives', async () => {
    const client = await connect();
    expect(await codeOf(client.query('COPY kept FROM STDIN'))).toBe('0A000');
    const next = await connect();
    expect((await next.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    await next.end();
  });

  test('is started anew at the same address when a statement does not end', async () => {
    const client = await connect();
    await client.query(`${resetSql}; CREATE TABLE lost (id int)`);
    const endless = `SELECT pg_sleep(${(statementMs / 1_000) * 20})`;
    expect(await codeOf(client.query(endless))).toBe('57P01');
    const next = await connect();
    const { rows } = await next.query("SELECT to_regclass('public.lost') AS found");
    expect(rows).toEqual([{ found: null }]);
    await next.end();
  });

  test('closes a connection that does not speak its protocol', async () => {
    const { createConnection } = await import('node:net');
    const socket = createConnection(Number(new URL(lease.url).port), '127.0.0.1');
    socket.write('GET / HTTP/1.1\r\n\r\n');
    let said = '';
    socket.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    await new Promise((resolve) => socket.once('close', resolve));
    expect(said).toContain('08P01');
  });
});
