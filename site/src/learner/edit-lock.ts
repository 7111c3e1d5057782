/**
 * Which tab edits a step. Built on Web Locks, because the browser gives a lock back when its tab closes or crashes.
 * Without Web Locks (a page that is not a secure context) every tab is the editor, and the revision numbers alone stand guard.
 */
export interface EditLock {
  /** Takes the lock from whichever tab has it. */
  steal(): void;
  release(): void;
}

/** The lock's name for the draft with this key. */
export const draftLock = (key: string): string => `groundwork:draft:${key}`;

type Locks = Pick<LockManager, 'request'>;

/**
 * Asks for the lock of `name`. `onHeld(true)` when this tab has it, at once or once the other tab is gone;
 * `onHeld(false)` when another tab has it at the start, or took it later.
 */
export function requestEditLock(
  locks: Locks | undefined,
  name: string,
  onHeld: (held: boolean) => void,
): EditLock {
  if (!locks) {
    queueMicrotask(() => onHeld(true));
    return { steal() {}, release() {} };
  }
  const ended = new AbortController();
  let letGo = (): void => {};
  const hold = (): Promise<void> => {
    if (ended.signal.aborted) return Promise.resolve();
    onHeld(true);
    return new Promise((resolve) => {
      letGo = resolve;
    });
  };
  let waiting = new AbortController();
  const lost = (): void => {
    if (ended.signal.aborted) return;
    onHeld(false);
    // In line again: the lock comes back by itself when the other tab closes.
    const mine = new AbortController();
    waiting = mine;
    locks.request(name, { signal: mine.signal }, hold).catch(() => {
      if (!mine.signal.aborted) lost();
    });
  };
  locks
    .request(name, { ifAvailable: true }, (lock) => {
      if (lock) return hold();
      lost();
      return undefined;
    })
    .catch(lost);
  return {
    steal: () => {
      waiting.abort();
      locks.request(name, { steal: true }, hold).catch(lost);
    },
    release: () => {
      ended.abort();
      waiting.abort();
      letGo();
    },
  };
}
