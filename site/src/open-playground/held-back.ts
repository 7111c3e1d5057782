import type { Failure } from '../../../checks/runner/report.ts';

/** What is told above code that came from somebody else. */
export const FROM_A_LINK =
  'This code comes from the link you opened, not from Groundwork. Read it, then press Run.';

/** Why code from a link does not run yet. */
export const HELD_BACK: Failure = {
  kind: 'error',
  should: 'Code from a link runs when you say so, and not before.',
  happened: 'Nothing of it has run yet.',
  why: 'Whoever made the link wrote the code. It runs apart from this page and from your work, and still it is you who decides.',
  look: 'Read the code, press Run, then try this again.',
};
