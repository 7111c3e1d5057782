import type { Rows } from '../../../../checks/database/answer.ts';
import { element } from '../parts/element.ts';

/** Types whose values are read from the right. */
const NUMBERS = /^(smallint|integer|bigint|numeric|real|double precision)\b/;

/** Rows as a table that scrolls by itself. @param keys names of the columns that make the primary key */
export function rowsTable(
  name: string,
  { columns, rows }: Rows,
  keys: ReadonlySet<string>,
): HTMLElement {
  const alignment = columns.map(
    ({ type }) => NUMBERS.test(type) && !type.endsWith('[]') && 'number',
  );
  const head = columns.map((column, index) =>
    element(
      'th',
      { scope: 'col', class: alignment[index] },
      element('span', { class: 'column' }, column.name),
      keys.has(column.name) && element('span', { class: 'key' }, ' key'),
      ' ',
      element('span', { class: 'type' }, column.type),
    ),
  );
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      ...row.map((value, index) =>
        value === null
          ? element('td', { class: 'null' }, 'null')
          : element('td', { class: alignment[index] }, value),
      ),
    ),
  );
  return element(
    'div',
    { class: 'rows', role: 'region', 'aria-label': name, tabindex: 0 },
    element(
      'table',
      {},
      element('caption', { class: 'aside-text' }, name),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body),
    ),
  );
}

/** `3 rows`, `1 row`. */
export const rowCount = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
