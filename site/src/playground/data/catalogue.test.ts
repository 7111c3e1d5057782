import { beforeAll, expect, test } from 'vitest';
import { look } from '../../../../checks/database/look.ts';
import { resetSql } from '../../../../checks/database/reset.ts';
import { type OpenTurns, openTurns } from '../../../../checks/database/testing/open-turns.ts';
import { type Ask, listTables, quoted, rowsStatement, type Table } from './catalogue.ts';

let open: OpenTurns;
beforeAll(async () => {
  open = await openTurns();
}, 60_000);

const ask: Ask = (statement) => look(open.turns, 'app', statement);

test('tables and views are listed with columns, keys and counts, whatever their names', async () => {
  await open.run(`${resetSql};
    CREATE TABLE loans (tool int, member int, since timestamptz, PRIMARY KEY (tool, member));
    INSERT INTO loans SELECT i, 1, now() FROM generate_series(1, 250) AS i;
    CREATE TABLE "odd ""name" (note text);
    CREATE TABLE bare ();
    CREATE VIEW recent AS SELECT tool FROM loans;`);
  expect(await listTables(ask)).toEqual([
    { name: 'bare', kind: 'table', rows: 0, columns: [] },
    {
      name: 'loans',
      kind: 'table',
      rows: 250,
      columns: [
        { name: 'tool', type: 'integer', key: true },
        { name: 'member', type: 'integer', key: true },
        { name: 'since', type: 'timestamp with time zone', key: false },
      ],
    },
    {
      name: 'odd "name',
      kind: 'table',
      rows: 0,
      columns: [{ name: 'note', type: 'text', key: false }],
    },
    {
      name: 'recent',
      kind: 'view',
      rows: 250,
      columns: [{ name: 'tool', type: 'integer', key: false }],
    },
  ]);
});

test('more columns than one answer holds are all there', async () => {
  const columns = Array.from({ length: 150 }, (_, index) => `c${index} int`);
  await open.run(`${resetSql}; CREATE TABLE wide (${columns}); CREATE TABLE z (id int)`);
  const tables = await listTables(ask);
  expect(tables?.map(({ columns }) => columns.length)).toEqual([150, 1]);
});

test('a page of every kind of table can be asked for', async () => {
  await open.run(`${resetSql};
    CREATE TABLE keyed (id int PRIMARY KEY); INSERT INTO keyed SELECT 251 - i FROM generate_series(1, 250) AS i;
    CREATE TABLE "In Order" (n int); INSERT INTO "In Order" VALUES (3), (1);
    CREATE VIEW seen AS SELECT * FROM keyed;
    CREATE TABLE parts (id int) PARTITION BY RANGE (id)`);
  const [inOrder, keyed, parts, seen] = (await listTables(ask)) as Table[];
  const rows = async (table: Table | undefined, page: number) => {
    const answer = table && (await ask(rowsStatement(table, page)));
    return answer?.kind === 'rows' ? answer.rows.map(([value]) => value) : answer;
  };
  expect(await rows(keyed, 2)).toEqual(Array.from({ length: 50 }, (_, index) => `${201 + index}`));
  expect(await rows(inOrder, 0)).toEqual(['3', '1']);
  expect(await rows(seen, 1)).toHaveLength(100);
  expect(await rows(parts, 0)).toEqual([]);
});

test('without a database there is nothing, and a refusal is told', async () => {
  expect(await listTables(async () => null)).toBeNull();
  const refused: Ask = async () => ({ kind: 'refused', message: 'No turn came.' });
  await expect(listTables(refused)).rejects.toThrow('No turn came.');
});

test('a name is quoted', () => {
  expect(quoted('a"b')).toBe('"a""b"');
});
