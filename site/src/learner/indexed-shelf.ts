import { openDB } from 'idb';
import { isRecord } from './guards.ts';
import { mend } from './mend.ts';
import { DATABASE_VERSION, migrate } from './migrations.ts';
import type { Records, StoreName } from './records.ts';
import type { Shelf } from './shelf.ts';

/** What the shelf tells while it is open. */
export interface IndexedShelfEvents {
  /** A record is damaged, or was written by something else; what could be read of it is answered. */
  onDamaged(store: string, key: string): void;
  /** A newer page in another tab waits for the database. It is closed once this has settled. */
  onWanted(): Promise<void>;
  /** The browser closed the database; nothing more can be read or written through it. */
  onClosed(): void;
}

/**
 * Opens the database `name` in IndexedDB.
 * @throws DOMException as the browser names it: blocked storage, `VersionError` for a database of a newer site.
 */
export async function indexedShelf(name: string, events: IndexedShelfEvents): Promise<Shelf> {
  const database = await openDB(name, DATABASE_VERSION, {
    upgrade: (upgraded, from) => migrate(upgraded, from),
    // Let the other page have it, rather than hold it up for ever; but first everything is written down.
    blocking: () => void events.onWanted().finally(() => database.close()),
    terminated: () => events.onClosed(),
  });
  const keyOf = (value: unknown): string =>
    typeof value === 'object' && value !== null && 'key' in value ? String(value.key) : '?';
  const soundOf = <S extends StoreName>(
    store: S,
    key: string,
    value: unknown,
  ): Records[S] | undefined => {
    if (value === undefined || isRecord(store, value)) return value;
    events.onDamaged(store, key);
    return mend(store, key, value);
  };

  return {
    async get(store, key) {
      return soundOf(store, key, await database.get(store, key));
    },
    async all(store, prefix = '') {
      const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
      const values: readonly unknown[] = await database.getAll(store, range);
      return values
        .map((value) => soundOf(store, keyOf(value), value))
        .filter((record) => record !== undefined);
    },
    async change(store, key, change) {
      const transaction = database.transaction(store, 'readwrite');
      const value: unknown = await transaction.store.get(key);
      const next = change(soundOf(store, key, value));
      // Requests of one transaction run in order; waiting for `done` alone also catches a full disk at commit.
      const write =
        next === undefined ? transaction.store.delete(key) : transaction.store.put(next);
      await Promise.all([write, transaction.done]);
      return next;
    },
    close: () => database.close(),
  };
}
