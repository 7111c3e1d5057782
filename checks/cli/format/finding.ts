import type { Finding } from '../doctor/finding.ts';
import type { Paint } from '../paint.ts';
import { wrap } from '../wrap.ts';

/** One finding, the word for its weight first. */
export function formatFinding(
  { state, about, found, todo }: Finding,
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const first = state.padEnd('problem  '.length);
  const margins = { first, rest: ' '.repeat(first.length) };
  const colour = { ok: paint.good, note: paint.strong, problem: paint.bad }[state];
  return wrap([`${about}: ${found}`, todo].filter(Boolean).join(' '), columns, margins).replace(
    state,
    colour(state),
  );
}
