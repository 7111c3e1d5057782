/** What counts as the learner doing something: reading alone must not cost the editor's bytes. */
const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'keydown', 'focusin'] as const;

let woken = false;

/**
 * Loads the playground at the learner's first movement, and at once on every later page of the visit, when it is
 * already there. A page opened on its code (`#code`) wakes it without waiting.
 */
export function wakeOnInteraction(load: () => Promise<unknown>): void {
  const wake = () => {
    for (const sign of SIGNS) removeEventListener(sign, wake);
    if (woken) return;
    woken = true;
    load().catch((error: unknown) => {
      woken = false;
      console.error('The playground could not be loaded. Reload the page to try again.', error);
    });
  };
  if (location.hash === '#code') wake();
  else for (const sign of SIGNS) addEventListener(sign, wake, { passive: true });
}
