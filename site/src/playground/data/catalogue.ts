/** Which tables there are, asked of PostgreSQL's own catalogue. */
import type { Answer } from '../../../../checks/database/answer.ts';

/** Asks one question of the database; null: there is none yet. */
export type Ask = (statement: string) => Promise<Answer | null>;

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  /** As PostgreSQL writes it, such as `character varying(20)`. */
  readonly type: string;
  /** Part of the primary key. */
  readonly key: boolean;
}

/** A table or view of the app's database. */
export interface Table {
  readonly name: string;
  readonly kind: 'table' | 'view';
  readonly columns: readonly TableColumn[];
  /** Null: they could not be counted. */
  readonly rows: number | null;
}

/** Rows that are shown at a time. */
export const PAGE = 100;

/** Answers hold a hundred rows; a lesson has far fewer columns than these many answers. */
const MOST_ANSWERS = 10;

const columnsFrom = (offset: number): string => `
SELECT c.relname, c.relkind, a.attname, format_type(a.atttypid, a.atttypmod),
  EXISTS (SELECT FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary AND a.attnum = ANY (i.indkey))
FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p', 'v', 'm')
ORDER BY c.relname, a.attnum OFFSET ${offset}`;

/**
 * Every table and view, by name; null: there is no database yet.
 * @throws {Error} the database's own words, when it refuses
 */
export async function listTables(ask: Ask): Promise<readonly Table[] | null> {
  const rows: (readonly (string | null)[])[] = [];
  for (let turn = 0; turn < MOST_ANSWERS; turn += 1) {
    const answer = await ask(columnsFrom(rows.length));
    if (answer === null) return null;
    if (answer.kind === 'refused') throw new Error(answer.message);
    rows.push(...answer.rows);
    if (!answer.more) break;
  }
  const tables = Map.groupBy(rows, ([name]) => name ?? '');
  const counts = await countRows(ask, [...tables.keys()]);
  return [...tables].map(([name, columns], index) => ({
    name,
    kind: columns[0]?.[1] === 'v' || columns[0]?.[1] === 'm' ? 'view' : 'table',
    columns: columns.flatMap(([, , column, type, key]): TableColumn[] =>
      column == null ? [] : [{ name: column, type: type ?? '', key: key === 't' }],
    ),
    rows: counts[index] ?? null,
  }));
}

async function countRows(ask: Ask, names: readonly string[]): Promise<readonly (number | null)[]> {
  if (names.length === 0) return [];
  const counts = names.map((name) => `(SELECT count(*) FROM public.${quoted(name)})`);
  const answer = await ask(`SELECT ${counts.join(', ')}`);
  if (answer?.kind !== 'rows') return [];
  return (answer.rows[0] ?? []).map((count) => (count === null ? null : Number(count)));
}

/** Asks for a page of a table's rows, in the order of its key, else in the order in which they were written. */
export function rowsStatement({ name, kind, columns }: Table, page: number): string {
  const key = columns.filter((column) => column.key).map((column) => quoted(column.name));
  const order = key.length > 0 ? key.join(', ') : kind === 'table' ? 'ctid' : '';
  const sorted = order === '' ? '' : ` ORDER BY ${order}`;
  return `SELECT * FROM public.${quoted(name)}${sorted} LIMIT ${PAGE} OFFSET ${page * PAGE}`;
}

/** A name as SQL takes it whatever is in it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
