import type { PoolClient } from 'pg';
import { pool } from './database.ts';

/** A connection to the database, as `pg` has it. */
export type Session = Pick<PoolClient, 'query'>;

/** One connection for one request. */
export async function* session(): AsyncGenerator<Session> {
  const client = await pool.connect();
  try {
    yield client;
  } finally {
    client.release();
  }
}
