import { memoryShelf } from './memory-shelf.ts';
import { type Records, STORES, type StoreName } from './records.ts';
import type { Shelf } from './shelf.ts';
import { type Trouble, troubleFrom } from './trouble.ts';

/**
 * A shelf that never fails: it goes on in memory from the moment the lasting one refuses, with everything
 * that could still be read, and says so once through `onTrouble`.
 */
export function lastingShelf(
  opening: Promise<Shelf>,
  onTrouble: (trouble: Trouble) => void,
): Shelf & { giveUp(trouble: Trouble): Promise<void> } {
  let current: Promise<Shelf> = opening.catch((error: unknown) => {
    onTrouble(troubleFrom(error));
    return memoryShelf();
  });
  let moved = false;

  /** Replaces the lasting shelf by memory, once, whoever notices first. */
  const moveToMemory = (from: Shelf, trouble: Trouble): Promise<Shelf> => {
    if (!moved) {
      moved = true;
      onTrouble(trouble);
      current = copyToMemory(from);
    }
    return current;
  };
  const attempt = async <T>(action: (shelf: Shelf) => Promise<T>): Promise<T> => {
    const shelf = await current;
    try {
      return await action(shelf);
    } catch (error) {
      return action(await moveToMemory(shelf, troubleFrom(error)));
    }
  };

  return {
    get: (store, key) => attempt((shelf) => shelf.get(store, key)),
    all: (store, prefix) => attempt((shelf) => shelf.all(store, prefix)),
    change: (store, key, change) => attempt((shelf) => shelf.change(store, key, change)),
    close: () => void current.then((shelf) => shelf.close()),
    giveUp: async (trouble) => void (await moveToMemory(await current, trouble)),
  };
}

async function copyToMemory(from: Shelf): Promise<Shelf> {
  const memory = memoryShelf();
  const copy = async <S extends StoreName>(store: S): Promise<void> => {
    // What cannot be read cannot be saved; the learner has been told, and the rest still counts.
    const records: readonly Records[S][] = await from.all(store).catch(() => []);
    for (const record of records) await memory.change(store, record.key, () => record);
  };
  for (const store of STORES) await copy(store);
  return memory;
}
