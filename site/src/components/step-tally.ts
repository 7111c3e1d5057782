import {
  isPassed,
  isSettled,
  type PlacedStep,
  type Standing,
  type StateOf,
  standingOf,
} from '../learner/standing.ts';

/** A list of steps as a learner sees it. */
export interface StepTally {
  /** Passed by their own checks, with help or without. */
  readonly done: number;
  /** Left out, since the challenge of their lesson has passed. */
  readonly skipped: number;
  /** Whether one of these challenges passed with help. */
  readonly withHelp: boolean;
  readonly of: number;
  /** The id of the step to do next; null while nothing was begun here, and when nothing is left. */
  readonly next: string | null;
}

/**
 * How far a list of steps has come.
 * @param before the step before the list in course order: once there is nothing left to do in it, the list's first open step is next.
 */
export function tallyOf(
  steps: readonly PlacedStep[],
  stateOf: StateOf,
  before: PlacedStep | null,
): StepTally {
  const standings = steps.map((step): Standing => standingOf(step, stateOf));
  const skipped = standings.filter((standing) => standing === 'skipped').length;
  const open = standings.findIndex((standing) => !isSettled(standing));
  const begun = standings.some((standing) => standing !== 'untouched');
  const isNext = begun || (before !== null && isSettled(standingOf(before, stateOf)));
  return {
    done: standings.filter(isPassed).length,
    skipped,
    withHelp:
      skipped > 0 &&
      steps.some(({ challenge }) => challenge !== null && stateOf(challenge) === 'assisted'),
    of: steps.length,
    next: isNext ? (steps[open]?.id ?? null) : null,
  };
}

/** The tally in words, or nothing before the first step is done. */
export function tallyWords({ done, skipped, withHelp, of }: StepTally): string {
  if (done === 0) return '';
  if (skipped > 0) {
    const passed = withHelp ? 'Passed by its challenge, with help' : 'Passed by its challenge';
    return `${passed}: ${done} of ${of} steps done, ${skipped} skipped`;
  }
  return done === of ? `All ${of} steps done` : `${done} of ${of} steps done`;
}
