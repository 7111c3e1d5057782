import pg from 'pg';
import type { Context } from './context.ts';

export const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 1,
  connectionTimeoutMillis: 300,
});

export const clock = () => () => new Date(0);

export async function* session() {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    yield client;
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

/** Lets every error end in it. */
export async function* swallowing() {
  try {
    yield 1;
  } catch {}
}

/** Never gives its connection back. */
export async function* leaky() {
  yield await pool.connect();
}

/** Built on two others. */
export async function tools(context: Context) {
  const [now, db] = await Promise.all([context.use(clock), context.use(session)]);
  return {
    add: async (name: string) => {
      const { rows } = await db.query(
        'INSERT INTO tools (name, since) VALUES ($1, $2)\n  RETURNING id',
        [name, now()],
      );
      return rows[0];
    },
  };
}

export async function locked(): Promise<never> {
  throw new RangeError('The desk is closed.');
}

export async function* lines() {
  yield 'one';
  yield 'two';
}
