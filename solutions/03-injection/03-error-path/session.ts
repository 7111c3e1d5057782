import type { PoolClient } from 'pg';
import { pool } from './database.ts';

/** A connection to the database, as `pg` has it. */
export type Session = Pick<PoolClient, 'query'>;

/** One connection for one request, in one transaction: all of its changes are kept, or none is. */
export async function* session(): AsyncGenerator<Session> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    yield client;
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}
