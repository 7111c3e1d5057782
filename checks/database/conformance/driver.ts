/**
 * What the `pg` driver does, in words that compare: the same statements on the embedded database and on a server, in this process
 * and in the page's sandbox. Each case gives plain data; `expected` is what PostgreSQL answers.
 */
import type pg from 'pg';

/** The driver, as whoever runs the cases imports it. */
type Driver = typeof pg;

/** One thing to do with the driver, whose outcome is compared between the databases. */
export interface DriverCase {
  readonly name: string;
  run(pool: pg.Pool, driver: Driver, url: string): Promise<unknown>;
  readonly expected: unknown;
}

const members =
  "CREATE TABLE members (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL UNIQUE, fee numeric(6,2) NOT NULL DEFAULT 0, tags text[] NOT NULL DEFAULT '{}', extra jsonb NOT NULL DEFAULT '{}', born date, since timestamptz NOT NULL DEFAULT now(), active boolean NOT NULL DEFAULT true)";

/** The fields of a database error that an app decides by. */
async function errorOf(query: Promise<unknown>): Promise<unknown> {
  try {
    await query;
    return 'no error';
  } catch (error) {
    const { name, code, constraint, table, column } = error as pg.DatabaseError;
    return { name, code, constraint, table, column };
  }
}

async function countOf(pool: pg.Pool | pg.PoolClient): Promise<number> {
  const { rows } = await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM members');
  return rows[0]?.n ?? -1;
}

/** What course code relies on: types, errors, transactions, pools. */
export const driverCases: readonly DriverCase[] = [
  {
    name: 'types come out as the driver makes them',
    run: async (pool) => {
      await pool.query(members);
      const { rows } = await pool.query(
        'INSERT INTO members (email, fee, tags, extra) VALUES ($1, $2, $3, $4) RETURNING *',
        ['ann@example.org', 12.5, ['tall', "quo'te"], { shoes: [42, null] }],
      );
      const { since, born, ...rest } = rows[0];
      return { ...rest, since: since instanceof Date, born };
    },
    expected: {
      id: '1',
      email: 'ann@example.org',
      fee: '12.50',
      tags: ['tall', "quo'te"],
      extra: { shoes: [42, null] },
      active: true,
      since: true,
      born: null,
    },
  },
  {
    name: 'bytes, text beyond ASCII, and null survive',
    run: async (pool) => {
      const { rows } = await pool.query(
        'SELECT $1::bytea AS bytes, $2::text AS text, $3::int AS nothing',
        [new Uint8Array([0, 1, 255]), 'Großmutters Säge ✓ 🪚', null],
      );
      const { bytes, text, nothing } = rows[0];
      return { bytes: [...bytes], text, nothing };
    },
    expected: { bytes: [0, 1, 255], text: 'Großmutters Säge ✓ 🪚', nothing: null },
  },
  {
    name: 'a second row with a unique value is 23505 and names its constraint',
    run: async (pool) => {
      await pool.query(members);
      await pool.query("INSERT INTO members (email) VALUES ('ann')");
      return [
        await errorOf(pool.query("INSERT INTO members (email) VALUES ('ann')")),
        await countOf(pool),
      ];
    },
    expected: [
      {
        name: 'error',
        code: '23505',
        constraint: 'members_email_key',
        table: 'members',
        column: undefined,
      },
      1,
    ],
  },
  {
    name: 'other errors keep their codes, and the connection goes on',
    run: async (pool) => {
      await pool.query(members);
      const codes = [];
      for (const statement of [
        'SELEC 1',
        'SELECT * FROM nowhere',
        'SELECT 1 / 0',
        'INSERT INTO members (email) VALUES (NULL)',
        "SELECT 'x'::int",
      ]) {
        codes.push((await pool.query(statement).catch(({ code }) => code)) as string);
      }
      const { rows } = await pool.query('SELECT 1 AS one');
      return { codes, rows };
    },
    expected: { codes: ['42601', '42P01', '22012', '23502', '22P02'], rows: [{ one: 1 }] },
  },
  {
    name: 'a transaction is there for others once it is committed',
    run: async (pool) => {
      await pool.query(members);
      const session = await pool.connect();
      await session.query('BEGIN');
      await session.query("INSERT INTO members (email) VALUES ('ann')");
      const within = await countOf(session);
      await session.query('COMMIT');
      session.release();
      return [within, await countOf(pool)];
    },
    expected: [1, 1],
  },
  {
    name: 'a rollback leaves nothing, also after an error within the transaction',
    run: async (pool) => {
      await pool.query(members);
      const session = await pool.connect();
      await session.query('BEGIN');
      await session.query("INSERT INTO members (email) VALUES ('ann')");
      const first = await errorOf(session.query('SELECT 1 / 0'));
      const second = await errorOf(session.query('SELECT 1'));
      await session.query('ROLLBACK');
      session.release();
      return [first, second, await countOf(pool)].map((each) =>
        typeof each === 'object' ? (each as { code: string }).code : each,
      );
    },
    expected: ['22012', '25P02', 0],
  },
  {
    name: 'a session that is thrown away in the middle of a transaction takes it along',
    run: async (pool) => {
      await pool.query(members);
      const session = await pool.connect();
      await session.query('BEGIN');
      await session.query("INSERT INTO members (email) VALUES ('ann')");
      session.release(true);
      return await countOf(pool);
    },
    expected: 0,
  },
  {
    name: 'a pool whose sessions are all taken says so in time',
    run: async (_pool, driver, url) => {
      const small = new driver.Pool({
        connectionString: url,
        max: 1,
        connectionTimeoutMillis: 300,
      });
      const leaked = await small.connect();
      const error = await small.query('SELECT 1').catch((reason: Error) => reason.message);
      leaked.release();
      const { rows } = await small.query('SELECT 1 AS one');
      await small.end();
      return { error, rows };
    },
    expected: { error: 'timeout exceeded when trying to connect', rows: [{ one: 1 }] },
  },
  {
    name: 'twenty transactions at a time are each all or nothing',
    run: async (pool) => {
      await pool.query(members);
      const transactions = Array.from({ length: 20 }, async (_, index) => {
        const session = await pool.connect();
        try {
          await session.query('BEGIN');
          await session.query('INSERT INTO members (email) VALUES ($1)', [`m${index}`]);
          if (index % 2 === 1) throw new Error('odd');
          await session.query('COMMIT');
        } catch (error) {
          await session.query('ROLLBACK');
          throw error;
        } finally {
          session.release();
        }
      });
      const ended = await Promise.allSettled(transactions);
      return [ended.filter(({ status }) => status === 'fulfilled').length, await countOf(pool)];
    },
    expected: [10, 10],
  },
  {
    name: 'named statements of two sessions do not meet',
    run: async (pool) => {
      const [one, other] = [await pool.connect(), await pool.connect()];
      const first = await one.query({ name: 'mine', text: 'SELECT 1 AS n' });
      const second = await other.query({ name: 'mine', text: 'SELECT $1::int AS n', values: [2] });
      const again = await one.query({ name: 'mine', text: 'SELECT 1 AS n' });
      one.release();
      other.release();
      return [first, second, again].map(({ rows }) => rows[0]?.n);
    },
    expected: [1, 2, 1],
  },
  {
    name: 'several statements in one query give several results',
    run: async (pool) => {
      const results = (await pool.query('SELECT 1 AS a; SELECT 2 AS b')) as unknown;
      return (results as { rows: unknown[] }[]).map(({ rows }) => rows);
    },
    expected: [[{ a: 1 }], [{ b: 2 }]],
  },
  {
    name: 'a trigger in PL/pgSQL runs',
    run: async (pool) => {
      await pool.query(members);
      await pool.query(
        'CREATE FUNCTION lower_email() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.email := lower(NEW.email); RETURN NEW; END $$; CREATE TRIGGER lower_email BEFORE INSERT ON members FOR EACH ROW EXECUTE FUNCTION lower_email()',
      );
      const { rows } = await pool.query(
        "INSERT INTO members (email) VALUES ('ANN') RETURNING email",
      );
      return rows;
    },
    expected: [{ email: 'ann' }],
  },
];
