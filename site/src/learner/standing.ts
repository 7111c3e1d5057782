/**
 * Where a learner stands with a step, judged within its lesson: whoever passed the lesson's challenge may leave out what
 * was still open. Derived from the records each time and never written down, so that forgetting the challenge opens
 * the steps again. The pages and the command line both ask here.
 */
import type { StepState } from './records.ts';

/** The state of the step itself, or `skipped`: not passed, but the challenge of its lesson is. */
export type Standing = StepState | 'skipped';

/** What the rule needs of a step. */
export interface PlacedStep {
  readonly id: string;
  /** The id of its lesson's challenge; null when the lesson has none. */
  readonly challenge: string | null;
}

/** What is known of a step by itself; `untouched` when nothing is. */
export type StateOf = (id: string) => StepState;

/** Passed by its own checks, with help or without. */
export const isPassed = (standing: Standing): boolean =>
  standing === 'passed' || standing === 'assisted';

/** Nothing is left to do: passed, or skipped. */
export const isSettled = (standing: Standing): boolean =>
  isPassed(standing) || standing === 'skipped';

/** The id of a lesson's challenge, or null when it has none. */
export function challengeOf(
  steps: readonly { readonly id: string; readonly kind: 'step' | 'challenge' }[],
): string | null {
  return steps.find(({ kind }) => kind === 'challenge')?.id ?? null;
}

/** Where the learner stands with a step. */
export function standingOf({ id, challenge }: PlacedStep, stateOf: StateOf): Standing {
  const state = stateOf(id);
  if (isPassed(state) || challenge === null) return state;
  return isPassed(stateOf(challenge)) ? 'skipped' : state;
}

/**
 * The step to go on with: the first open one after `from` in course order, or in the whole course when `from` is null.
 * Null when none is open there.
 */
export function openAfter<Step extends PlacedStep>(
  steps: readonly Step[],
  from: string | null,
  stateOf: StateOf,
): Step | null {
  const start = from === null ? 0 : steps.findIndex(({ id }) => id === from) + 1;
  const isOpen = (step: Step) => !isSettled(standingOf(step, stateOf));
  return steps.slice(start).find(isOpen) ?? null;
}
