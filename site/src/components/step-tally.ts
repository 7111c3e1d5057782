import type { StepState } from '../learner/records.ts';

/** A list of steps as a learner sees it. */
export interface StepTally {
  readonly done: number;
  readonly of: number;
  /** The id of the step to do next; null while nothing was begun here, and when all is done. */
  readonly next: string | null;
}

const isDone = (state: StepState | undefined) => state === 'passed' || state === 'assisted';

/**
 * How far a list of steps has come.
 * @param before the step before the list in course order: once it is done, the list's first open step is next.
 */
export function tallyOf(
  steps: readonly string[],
  states: ReadonlyMap<string, { readonly state: StepState }>,
  before: string | null,
): StepTally {
  const stateOf = (id: string) => states.get(id)?.state;
  const done = steps.filter((id) => isDone(stateOf(id))).length;
  const open = steps.find((id) => !isDone(stateOf(id)));
  const begun = steps.some((id) => (stateOf(id) ?? 'untouched') !== 'untouched');
  const isNext = begun || (before !== null && isDone(stateOf(before)));
  return { done, of: steps.length, next: isNext ? (open ?? null) : null };
}

/** The tally in words, or nothing before the first step is done. */
export function tallyWords({ done, of }: StepTally): string {
  if (done === 0) return '';
  return done === of ? `All ${of} steps done` : `${done} of ${of} steps done`;
}
