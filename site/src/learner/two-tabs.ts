/** Plays the tabs of one browser in a test: one shelf, real messages and real locks (Node has both), separate everything else. */
import { createChanges } from './changes.ts';
import type { DraftSessionTools } from './draft-session.ts';
import { createDrafts } from './drafts.ts';
import { createJournal } from './journal.ts';
import { memoryShelf } from './memory-shelf.ts';
import type { Shelf } from './shelf.ts';
import { createVersions } from './versions.ts';

/** A `Storage` that lives in a map. */
export function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    key: (index) => [...entries.keys()][index] ?? null,
    clear: () => entries.clear(),
    get length() {
      return entries.size;
    },
  };
}

/** A browser with several tabs, without a browser. */
export interface TestBrowser extends Disposable {
  readonly shelf: Shelf;
  /** A new tab; `withLocks: false` plays a browser without Web Locks. */
  tab(id: string, options?: { withLocks?: boolean }): DraftSessionTools;
}

let browsers = 0;

/** A browser that nobody has used. */
export function testBrowser(): TestBrowser {
  browsers += 1;
  const name = `test-browser-${process.pid}-${browsers}`;
  const shelf = memoryShelf();
  const storage = memoryStorage();
  const opened: ReturnType<typeof createChanges>[] = [];
  return {
    shelf,
    tab(id, { withLocks = true } = {}) {
      const changes = createChanges(new BroadcastChannel(name));
      opened.push(changes);
      return {
        changes,
        journal: createJournal(storage, id),
        lasts: () => true,
        locks: withLocks
          ? {
              // Each test browser has locks of its own.
              request: (lock: string, ...rest: unknown[]) =>
                Reflect.apply(navigator.locks.request, navigator.locks, [
                  `${name}:${lock}`,
                  ...rest,
                ]),
            }
          : undefined,
        copies: memoryStorage(),
        delay: 1,
        drafts: createDrafts(shelf, changes, id),
        versions: createVersions(shelf, changes),
      };
    },
    [Symbol.dispose]() {
      for (const changes of opened) changes.close();
    },
  };
}
