/** Runs that judged nothing, in four parts. */
import type { FaultData } from '../fault.ts';

/** The check file ran, but held no check. */
export function noChecksFault(checkPath: string): FaultData {
  return {
    kind: 'no-checks',
    should: 'At least one check runs.',
    happened: `\`${checkPath}\` was loaded and held no check, so nothing was judged.`,
    why: 'A run without checks looks like success and says nothing.',
    look: 'This is a fault of the course, not of your code: please tell us which step it was.',
  };
}

/** The check file itself is broken. */
export function brokenCheckFault(checkPath: string, reason: string): FaultData {
  return {
    kind: 'internal',
    should: 'The checks of this step can be loaded.',
    happened: `\`${checkPath}\` could not be loaded: ${reason}`,
    why: 'Your work could not be judged.',
    look: 'This is a fault of the course, not of your code: please tell us which step it was.',
  };
}

/** A check without an id: nothing could refer to it. */
export function namelessCheckFault(checkPath: string, title: string): FaultData {
  return {
    kind: 'internal',
    should: 'Every check has a `meta.id`.',
    happened: `The check "${title}" in \`${checkPath}\` has none.`,
    why: 'Tasks, hints and progress refer to a check by its id.',
    look: `Add { meta: { id: '...' } } to it: lower-case words joined by hyphens.`,
  };
}

/** Something in the runner itself failed. */
export function internalFault(doing: string, reason: string): FaultData {
  return {
    kind: 'internal',
    should: `The runner can ${doing}.`,
    happened: reason,
    why: 'Your work could not be judged.',
    look: 'This is a fault of ours, not of your code. Run the checks once more; if it happens again, please tell us.',
  };
}
