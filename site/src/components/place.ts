import type { StepState } from '../learner/records.ts';
import { isPassed, openAfter, standingOf } from '../learner/standing.ts';

/** What the home page knows of a step. */
export interface Place {
  readonly id: string;
  readonly title: string;
  readonly href: string;
  /** The id of its lesson's challenge; null when the lesson has none. */
  readonly challenge: string | null;
}

/** Where to send a learner, and why. */
export interface Invitation {
  readonly place: Place;
  readonly label: string;
  readonly where: string;
}

/**
 * Where a returning learner goes on: in the step they were in last, or in the first open one after it when that
 * one has passed.
 * `null` for a newcomer, or when the step they were in is no longer part of the course.
 * @param places every step, in course order
 */
export function invitation(
  places: readonly Place[],
  last: string | null,
  states: ReadonlyMap<string, { readonly state: StepState }>,
): Invitation | null {
  const stateOf = (id: string): StepState => states.get(id)?.state ?? 'untouched';
  const left = places.find((place) => place.id === last);
  if (!left) return null;
  const standings = places.map((place) => standingOf(place, stateOf));
  const done = standings.filter(isPassed).length;
  const skipped = standings.filter((standing) => standing === 'skipped').length;
  const leftOut = skipped > 0 ? `, ${skipped} skipped by challenge` : '';
  const tally = `${done} of ${places.length} steps done${leftOut}.`;
  const invite = (place: Place, label: string): Invitation => ({
    place,
    label,
    where: `Step ${place.id}, ${place.title}. ${tally}`,
  });
  if (!isPassed(stateOf(left.id))) return invite(left, 'Go on where you left off');
  const next = openAfter(places, left.id, stateOf);
  if (next) return invite(next, 'Go on to the next step');
  const open = openAfter(places, null, stateOf);
  if (open) return invite(open, 'Go back to an open step');
  return {
    place: left,
    label: 'Look back at the last step',
    where: skipped > 0 ? tally : `All ${places.length} steps done.`,
  };
}
