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
  create table if not exists members (
    id int generated always as identity primary key,
    name text not null,
    email text not null unique,
    password text not null,
    desk_note text
  );
  create table if not exists loans (
    id int generated always as identity primary key,
    tool_id int not null references tools on delete cascade,
    member_id int not null references members,
    lent_at timestamptz not null,
    returned_at timestamptz
  );
  create unique index if not exists one_loan_at_a_time on loans (tool_id) where returned_at is null;
  create table if not exists ledger (
    id int generated always as identity primary key,
    at timestamptz not null,
    entry varchar(80) not null
  );
`);
