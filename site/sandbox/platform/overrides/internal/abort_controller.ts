/** The browser's own AbortController, where Node's library expects its own. */

const { AbortController, AbortSignal } = globalThis;

/** `util.aborted`: fulfilled when the signal aborts. */
export const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

export const transferableAbortController = (): AbortController => new AbortController();
export const transferableAbortSignal = (signal: AbortSignal): AbortSignal => signal;
export { AbortController, AbortSignal };
