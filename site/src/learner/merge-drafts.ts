/** Which of two drafts of one step goes on: the rule of every import, on the pages and on the command line. */
import type { Draft } from './records.ts';

/** Whose code goes on; the other one goes into the step's history. */
export type Choice = 'here' | 'file';

/** Two drafts of one step of which nobody can tell the newer one. */
export interface Unclear {
  readonly key: string;
  readonly here: Draft;
  readonly file: Draft;
}

/** How far the clocks of two devices may be apart, ms. */
const CLOCKS_APART = 5 * 60_000;

/** Whose draft is newer; unclear when both are about as old, and when one of the times can not be true. */
export function newerOf(
  here: Pick<Draft, 'at'>,
  file: Pick<Draft, 'at'>,
  now: number,
): Choice | 'unclear' {
  const isPossible = ({ at }: Pick<Draft, 'at'>) => at > 0 && at <= now + CLOCKS_APART;
  if (!isPossible(here) || !isPossible(file)) return 'unclear';
  if (Math.abs(here.at - file.at) < CLOCKS_APART) return 'unclear';
  return file.at > here.at ? 'file' : 'here';
}
