/** The pages' rule for what a passed challenge lets a learner skip, asked for the command line's progress. */
import {
  challengeOf,
  isSettled as isSettledStanding,
  openAfter as openPlacedAfter,
  type PlacedStep,
  type Standing,
  standingOf as standingOfPlaced,
} from '../../site/src/learner/standing.ts';
import type { LessonOutline, StepOutline } from './open-course.ts';
import { type Progress, stateOf } from './progress.ts';

/** What is needed of a course. */
export interface Lessons {
  readonly lessons: readonly Pick<LessonOutline, 'id' | 'steps'>[];
}

/** Where the learner stands with a step: its own state, or `skipped` by the challenge of its lesson. */
export function standingOf({ lessons }: Lessons, progress: Progress, step: StepOutline): Standing {
  const steps = lessons.find(({ id }) => id === step.lesson)?.steps ?? [];
  const placed = { id: step.id, challenge: challengeOf(steps) };
  return standingOfPlaced(placed, (id) => stateOf(progress, id));
}

/** True when nothing is left to do in a step: it passed, or the challenge of its lesson did. */
export function isSettled(course: Lessons, progress: Progress, step: StepOutline): boolean {
  return isSettledStanding(standingOf(course, progress, step));
}

/** The first open step after the one with the id `from`, or in the whole course when it is null; undefined when there is none. */
export function openAfter(
  { lessons }: Lessons,
  progress: Progress,
  from: string | null,
): StepOutline | undefined {
  const placed = lessons.flatMap(({ steps }): (PlacedStep & { readonly step: StepOutline })[] => {
    const challenge = challengeOf(steps);
    return steps.map((step) => ({ id: step.id, challenge, step }));
  });
  return openPlacedAfter(placed, from, (id) => stateOf(progress, id))?.step;
}
