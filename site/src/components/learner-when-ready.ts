import type { Learner } from '../learner/learner.ts';

/**
 * What is kept on the learner's device, loaded when the first element of the page needs it, so that a page can be read
 * before any of it arrives.
 */
export async function learnerWhenReady(): Promise<Learner> {
  const { openLearner } = await import('../learner/learner.ts');
  return openLearner();
}
