import { isRecord } from './guards.ts';
import type { Records, StoreName } from './records.ts';
import type { Shelf } from './shelf.ts';

/** A shelf that lasts as long as the page: for browsers that refuse to store, and for tests. */
export function memoryShelf(): Shelf {
  const stores = new Map<StoreName, Map<string, unknown>>();
  const storeOf = (name: StoreName): Map<string, unknown> => {
    const store = stores.get(name) ?? new Map<string, unknown>();
    stores.set(name, store);
    return store;
  };
  const read = <S extends StoreName>(store: S, key: string): Records[S] | undefined => {
    const value = storeOf(store).get(key);
    return isRecord(store, value) ? value : undefined;
  };
  return {
    async get(store, key) {
      return read(store, key);
    },
    async all(store, prefix = '') {
      const keys = [...storeOf(store).keys()].filter((key) => key.startsWith(prefix)).sort();
      return keys.map((key) => read(store, key)).filter((record) => record !== undefined);
    },
    async change(store, key, change) {
      const next = change(read(store, key));
      if (next === undefined) storeOf(store).delete(key);
      else storeOf(store).set(key, structuredClone(next));
      return next;
    },
    close() {},
  };
}
