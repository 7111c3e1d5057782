import type { Refusal } from '../../../../checks/database/answer.ts';
import { element } from '../parts/element.ts';
import { placeInText } from './place-in-text.ts';

/** Why there are no rows, and where in the statement. */
export function refusalView(
  { message, hint, code, position }: Refusal,
  statement: string,
): HTMLElement {
  const place = position === undefined ? undefined : placeInText(statement, position);
  return element(
    'div',
    { class: 'refusal', role: 'alert' },
    element(
      'p',
      {},
      element('span', { 'aria-hidden': 'true' }, '✕ '),
      sentence(message),
      place && ` (line ${place.line}, column ${place.column})`,
    ),
    place && element('pre', { tabindex: 0, 'aria-label': 'The place in the query' }, place.snippet),
    hint && element('p', {}, sentence(hint)),
    code === '25006' && element('p', {}, 'This box only reads. Rows are changed by your app.'),
    code && element('p', { class: 'note' }, `PostgreSQL’s code for it is ${code}.`),
  );
}

/** PostgreSQL writes its messages without a capital and without a full stop. */
function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
