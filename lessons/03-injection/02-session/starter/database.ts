import process from 'node:process';
import pg from 'pg';

// Fees never have more digits than a number holds; `pg` would hand them over as text.
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

/** Few connections, and a short time to wait for one: whoever keeps a connection is soon found out. */
export const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
  connectionTimeoutMillis: 1_000,
});

await pool.query(`
  create table if not exists tools (
    id int generated always as identity primary key,
    name text not null,
    daily_fee numeric not null,
    weekly_fee numeric generated always as (daily_fee * 5) stored,
    deposit numeric,
    notes text,
    bought_for numeric
  );
`);
