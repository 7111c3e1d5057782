import type { StepState } from '../learner/records.ts';

/** What the home page knows of a step. */
export interface Place {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  readonly next: string | null;
}

/** Where to send a learner, and why. */
export interface Invitation {
  readonly place: Place;
  readonly label: string;
  readonly where: string;
}

/**
 * Where a returning learner goes on: in the step they were in last, or in the one after it when that one is done.
 * `null` for a newcomer, or when the step they were in is no longer part of the course.
 */
export function invitation(
  places: readonly Place[],
  last: string | null,
  states: ReadonlyMap<string, { readonly state: StepState }>,
): Invitation | null {
  const find = (id: string | null) => places.find((place) => place.id === id);
  const isDone = ({ id }: Place) => ['passed', 'assisted'].includes(states.get(id)?.state ?? '');
  const left = find(last);
  if (!left) return null;
  const done = places.filter(isDone).length;
  const tally = `${done} of ${places.length} steps done`;
  if (!isDone(left)) {
    return {
      place: left,
      label: 'Go on where you left off',
      where: `Step ${left.id}, ${left.title}. ${tally}.`,
    };
  }
  const next = find(left.next);
  if (next)
    return {
      place: next,
      label: 'Go on to the next step',
      where: `Step ${next.id}, ${next.title}. ${tally}.`,
    };
  const open = places.find((place) => !isDone(place));
  if (open)
    return {
      place: open,
      label: 'Go back to an open step',
      where: `Step ${open.id}, ${open.title}. ${tally}.`,
    };
  return {
    place: left,
    label: 'Look back at the last step',
    where: `All ${places.length} steps done.`,
  };
}
