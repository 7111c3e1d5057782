import { openDB } from 'idb';
import { isRecord } from './guards.ts';
import { DATABASE_VERSION, migrate } from './migrations.ts';
import type { Shelf } from './shelf.ts';

/** What the shelf tells while it is open. */
export interface IndexedShelfEvents {
  /** A record could not be read: damaged, or written by something else. */
  onDamaged(store: string, key: string): void;
  /** The browser or another tab closed the database; nothing more can be read or written through it. */
  onClosed(): void;
}

/**
 * Opens the database `name` in IndexedDB.
 * @throws DOMException as the browser names it: blocked storage, `VersionError` for a database of a newer site.
 */
export async function indexedShelf(name: string, events: IndexedShelfEvents): Promise<Shelf> {
  const database = await openDB(name, DATABASE_VERSION, {
    upgrade: (upgraded, from) => migrate(upgraded, from),
    // A newer page in another tab wants to upgrade: let it, rather than hold it up for ever.
    blocking: () => {
      database.close();
      events.onClosed();
    },
    terminated: () => events.onClosed(),
  });
  const keyOf = (value: unknown): string =>
    typeof value === 'object' && value !== null && 'key' in value ? String(value.key) : '?';

  return {
    async get(store, key) {
      const value: unknown = await database.get(store, key);
      if (isRecord(store, value)) return value;
      if (value !== undefined) events.onDamaged(store, key);
      return undefined;
    },
    async all(store, prefix = '') {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const values: readonly unknown[] = await database.getAll(store, range);
      return values.filter((value) => {
        const sound = isRecord(store, value);
        if (!sound) events.onDamaged(store, keyOf(value));
        return sound;
      });
    },
    async change(store, key, change) {
      const transaction = database.transaction(store, 'readwrite');
      const value: unknown = await transaction.store.get(key);
      const next = change(isRecord(store, value) ? value : undefined);
      // Requests of one transaction run in order; waiting for `done` alone also catches a full disk at commit.
      const write =
        next === undefined ? transaction.store.delete(key) : transaction.store.put(next);
      await Promise.all([write, transaction.done]);
      return next;
    },
    close: () => database.close(),
  };
}
