import { beforeAll, beforeEach, expect, test } from 'vitest';
import { Answer, answerLimits } from './answer.ts';
import { look } from './look.ts';
import { resetSql } from './reset.ts';
import { type OpenTurns, openTurns } from './testing/open-turns.ts';
import { stateAfter } from './wire.ts';

let open: OpenTurns;

beforeAll(async () => {
  open = await openTurns();
}, 60_000);
beforeEach(async () => {
  await open.run(
    `${resetSql}; CREATE TABLE tools (id int PRIMARY KEY, name varchar(20), fee numeric(6,2), tags text[]);
     INSERT INTO tools VALUES (1, 'Drill', 3.5, '{loud,heavy}'), (2, NULL, NULL, '{}')`,
  );
});

/** What the page would get: the answer as the border's schema reads it. */
const see = async (statement: string) => Answer.parse(await look(open.turns, 'app', statement));

test('rows come as PostgreSQL writes them, with names and types', async () => {
  expect(await see('SELECT *, fee * 2 AS "double" FROM tools ORDER BY id;')).toEqual({
    kind: 'rows',
    columns: [
      { name: 'id', type: 'integer' },
      { name: 'name', type: 'character varying(20)' },
      { name: 'fee', type: 'numeric(6,2)' },
      { name: 'tags', type: 'text[]' },
      { name: 'double', type: 'numeric' },
    ],
    rows: [
      ['1', 'Drill', '3.50', '{loud,heavy}', '7.00'],
      ['2', null, null, '{}', null],
    ],
    more: false,
  });
});

test.each([
  [99, 99, false],
  [100, 100, false],
  [101, 100, true],
  [1_000_000, 100, true],
])('of %i rows, %i are read', async (count, read, more) => {
  const answer = await see(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count}) SELECT * FROM n`,
  );
  expect(answer).toMatchObject({ kind: 'rows', more });
  expect(answer.kind === 'rows' && answer.rows.length).toBe(read);
});

test('a query without an end gives its first rows', async () => {
  const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT * FROM n';
  expect(await see(endless)).toMatchObject({ kind: 'rows', more: true });
});

test('long values are cut, and all of them together have a limit', async () => {
  const answer = await see("SELECT repeat('ö', 5000) AS long, i FROM generate_series(1, 300) AS i");
  if (answer.kind !== 'rows') throw new Error(answer.message);
  const lengths = answer.rows.map(([value]) => value?.length ?? 0);
  expect(lengths[0]).toBe(answerLimits.value);
  expect(answer.rows[0]?.[0]?.endsWith('ö…')).toBe(true);
  const wide = await see(
    `SELECT ${Array.from({ length: 90 }, (_, at) => `repeat('x', 3000) AS c${at}`)} FROM generate_series(1, 100)`,
  );
  if (wide.kind !== 'rows') throw new Error(wide.message);
  const all = wide.rows.flat().reduce((sum, value) => sum + (value?.length ?? 0), 0);
  expect(all).toBeLessThan(answerLimits.all + 90 * 100);
});

test.each([
  ['SELECT nam FROM tools', { code: '42703', message: 'column "nam" does not exist', position: 8 }],
  ['SELEC 1', { code: '42601', position: 1 }],
  ['SELECT 1/0', { code: '22012', message: 'division by zero' }],
  ['SELECT $1::int', { code: '08P01' }],
  ['INSERT INTO tools VALUES (3)', { code: '25006' }],
  [
    'DELETE FROM tools',
    { code: '25006', message: 'cannot execute DELETE in a read-only transaction' },
  ],
  ['DROP TABLE tools', { code: '25006' }],
  ['COMMIT; DELETE FROM tools', { code: '42601' }],
  ['SELECT 1; DROP TABLE tools', { code: '42601' }],
  ['WITH gone AS (DELETE FROM tools RETURNING *) SELECT * FROM gone', { code: '25006' }],
  ['DO $$ BEGIN COMMIT; DELETE FROM tools; END $$', { code: '2D000' }],
  ['EXPLAIN ANALYZE DELETE FROM tools', { code: '25006' }],
  ['COPY tools FROM STDIN', { message: expect.stringContaining('COPY') }],
])('%s is refused, and nothing has changed', async (statement, refusal) => {
  expect(await see(statement)).toMatchObject({ kind: 'refused', ...refusal });
  expect(await see('SELECT count(*) FROM tools')).toMatchObject({ rows: [['2']] });
  expect(stateAfter(await open.run('SELECT 1'))).toBe('I');
});

test.each(['COMMIT', 'ROLLBACK', 'SET TRANSACTION READ WRITE', 'LISTEN tools', ''])(
  '"%s" alone does no harm',
  async (statement) => {
    expect(await see(statement)).toMatchObject({ kind: 'rows', columns: [], rows: [] });
    expect(await see('DELETE FROM tools')).toMatchObject({ kind: 'refused', code: '25006' });
    expect(stateAfter(await open.run('SELECT 1'))).toBe('I');
  },
);

test('whoever is in a transaction is not disturbed: the look is refused in words', async () => {
  const holder = {};
  await open.run('BEGIN', holder);
  await open.run('INSERT INTO tools (id) VALUES (9)', holder);
  expect(await see('SELECT 1')).toMatchObject({
    code: '55P03',
    message: expect.stringContaining('another session has not ended its transaction'),
  });
  await open.run('COMMIT', holder);
  expect(await see('SELECT count(*) FROM tools')).toMatchObject({ rows: [['3']] });
});

test('the tables of the checks are others', async () => {
  const answer = await look(open.turns, 'checks', 'SELECT * FROM tools');
  expect(answer).toMatchObject({ kind: 'refused', code: '42P01' });
});
