/** What counts as the learner doing something: reading alone must not cost the editor's bytes. */
const SIGNS = [
  'pointermove',
  'pointerdown',
  'touchstart',
  'wheel',
  'keydown',
  'focusin',
  'click',
] as const;

let woken = false;

/**
 * Loads the playground at the learner's first movement. At once when they have already done something, because then they
 * came here from another page of the site, or when the page was opened on its code (`#code`).
 */
export function wakeOnInteraction(load: () => Promise<unknown>): void {
  const wake = () => {
    for (const sign of SIGNS) removeEventListener(sign, wake);
    if (woken) return;
    woken = true;
    load().catch((error: unknown) => {
      woken = false;
      for (const sign of SIGNS) addEventListener(sign, wake, { passive: true });
      console.error(
        'The playground could not be loaded. It is tried again when you do something.',
        error,
      );
    });
  };
  if (navigator.userActivation?.hasBeenActive || location.hash === '#code') wake();
  else for (const sign of SIGNS) addEventListener(sign, wake, { passive: true });
}
