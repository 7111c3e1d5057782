import { memoryShelf } from './memory-shelf.ts';
import { inTime } from './patience.ts';
import { type Records, STORES, type StoreName } from './records.ts';
import type { Shelf } from './shelf.ts';
import { type Trouble, troubleFrom, troubleOfOpening } from './trouble.ts';

/** A shelf that cannot fail, only stop being a lasting one. */
export interface LastingShelf extends Shelf {
  /** Whether what is written now outlives the tab. */
  readonly lasts: boolean;
  /** Goes on in memory, with everything that can still be read. */
  giveUp(trouble: Trouble): Promise<void>;
}

/**
 * A shelf that never fails: it goes on in memory from the moment the lasting one refuses or falls silent, with everything
 * that could still be read, and says so once through `onTrouble`.
 * @param tick see `inTime`; tests shorten it.
 */
export function lastingShelf(
  opening: Promise<Shelf>,
  onTrouble: (trouble: Trouble) => void,
  tick?: number,
): LastingShelf {
  let moved = false;
  let current: Promise<Shelf> = inTime(opening, tick).catch((error: unknown) => {
    moved = true;
    onTrouble(troubleOfOpening(error));
    // Should it open after all, nobody wants it any more; kept open it would hold up other tabs.
    void opening.then((late) => late.close()).catch(() => {});
    return memoryShelf();
  });

  /** Replaces the lasting shelf by memory, once, whoever notices first. */
  const moveToMemory = (from: Shelf, trouble: Trouble): Promise<Shelf> => {
    if (!moved) {
      moved = true;
      onTrouble(trouble);
      current = copyToMemory(from, tick);
    }
    return current;
  };
  const attempt = async <T>(action: (shelf: Shelf) => Promise<T>): Promise<T> => {
    const shelf = await current;
    try {
      return await inTime(action(shelf), tick);
    } catch (error) {
      return action(await moveToMemory(shelf, troubleFrom(error)));
    }
  };

  return {
    get lasts() {
      return !moved;
    },
    get: (store, key) => attempt((shelf) => shelf.get(store, key)),
    all: (store, prefix) => attempt((shelf) => shelf.all(store, prefix)),
    change: (store, key, change) => attempt((shelf) => shelf.change(store, key, change)),
    close: () => void current.then((shelf) => shelf.close()),
    giveUp: async (trouble) => void (await moveToMemory(await current, trouble)),
  };
}

async function copyToMemory(from: Shelf, tick: number | undefined): Promise<Shelf> {
  const memory = memoryShelf();
  const copy = async <S extends StoreName>(store: S): Promise<void> => {
    // What cannot be read cannot be saved; the learner has been told, and the rest still counts.
    const records: readonly Records[S][] = await inTime(from.all(store), tick).catch(() => []);
    for (const record of records) await memory.change(store, record.key, () => record);
  };
  // At once: a storage that does not answer must not be waited for six times.
  await Promise.all(STORES.map((store) => copy(store)));
  return memory;
}
