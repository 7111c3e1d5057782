import type { Answer } from '../../../../checks/database/answer.ts';
import { element } from '../parts/element.ts';
import { PAGE, type Table } from './catalogue.ts';
import { refusalView } from './refusal-view.ts';
import { rowCount, rowsTable } from './rows-table.ts';

/** One page of a table. @param turn shows another page, from 0 */
export function tableView(
  table: Table,
  page: number,
  answer: Answer,
  turn: (page: number) => void,
): readonly HTMLElement[] {
  const { name, kind, columns, rows } = table;
  const counted = rows === null ? '' : `: ${rowCount(rows)}`;
  const title = element(
    'p',
    { class: 'data-title' },
    element('code', {}, name),
    `, a ${kind}${counted}`,
  );
  if (answer.kind === 'refused') return [title, refusalView(answer, '')];
  const keys = new Set(columns.filter(({ key }) => key).map((column) => column.name));
  const from = page * PAGE + 1;
  const to = page * PAGE + answer.rows.length;
  const last = rows === null ? page : Math.max(0, Math.ceil(rows / PAGE) - 1);
  const button = (label: string, to: number) =>
    element(
      'button',
      {
        type: 'button',
        class: 'quiet',
        disabled: to < 0 || to > last,
        on: { click: () => turn(to) },
      },
      label,
    );
  return [
    title,
    rowsTable(`Rows of ${name}`, answer, keys),
    ...(answer.rows.length === 0
      ? [element('p', { class: 'note' }, 'It has these columns, and no rows.')]
      : []),
    ...(last === 0
      ? []
      : [
          element(
            'div',
            { class: 'pages', role: 'group', 'aria-label': 'Pages' },
            button('Previous', page - 1),
            element('span', { role: 'status' }, `Rows ${from} to ${to} of ${rows}`),
            button('Next', page + 1),
          ),
        ]),
  ];
}
