/** `localStorage` and `sessionStorage`, which an opaque origin does not have: kept by the tab for as long as it is open. */
import type { Storages } from '../messages.ts';
import type { Bridge } from './bridge.ts';

/** Characters that one storage may hold, keys and values. */
const QUOTA = 500_000;

type Area = keyof Storages;

class MemoryStorage {
  readonly #items: Map<string, string>;
  readonly #changed: (key: string | null, value: string | null) => void;

  constructor(
    items: Readonly<Record<string, string>>,
    changed: (key: string | null, value: string | null) => void,
  ) {
    this.#items = new Map(Object.entries(items));
    this.#changed = changed;
  }

  get length(): number {
    return this.#items.size;
  }

  key(index: number): string | null {
    return [...this.#items.keys()][index] ?? null;
  }

  getItem(key: string): string | null {
    return this.#items.get(String(key)) ?? null;
  }

  setItem(key: string, value: string): void {
    const [name, text] = [String(key), String(value)];
    const others = [...this.#items].filter(([each]) => each !== name).flat();
    if (others.join('').length + name.length + text.length > QUOTA) {
      throw new DOMException(
        `This tab keeps at most ${QUOTA} characters per storage.`,
        'QuotaExceededError',
      );
    }
    this.#items.set(name, text);
    this.#changed(name, text);
  }

  removeItem(key: string): void {
    if (this.#items.delete(String(key))) this.#changed(String(key), null);
  }

  clear(): void {
    this.#items.clear();
    this.#changed(null, null);
  }
}

/** Lets items be read and written as properties too. */
const asStorage = (storage: MemoryStorage): MemoryStorage =>
  new Proxy(storage, {
    get: (target, name) => {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member === 'function') return member.bind(target);
      return member ?? (typeof name === 'string' ? (target.getItem(name) ?? undefined) : undefined);
    },
    set: (target, name, value) => {
      target.setItem(String(name), value);
      return true;
    },
    deleteProperty: (target, name) => {
      target.removeItem(String(name));
      return true;
    },
  });

/** Gives the window both storages with what they held on earlier pages. */
export function installStorages(storages: Storages, bridge: Bridge): void {
  for (const area of ['local', 'session'] satisfies Area[]) {
    const storage = asStorage(
      new MemoryStorage(storages[area], (key, value) =>
        bridge.tell({ type: 'store', area, key, value }),
      ),
    );
    Object.defineProperty(window, `${area}Storage`, { value: storage, configurable: true });
  }
}
