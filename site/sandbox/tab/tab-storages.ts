/** What the documents of one tab keep in `localStorage` and `sessionStorage`; gone with the tab. */
import type { Storages } from './messages.ts';

/** Characters in all; the frame's own limit is lower, so only a page that breaks the rules gets here. */
const MOST = 2_000_000;

export class TabStorages {
  readonly #areas = { local: new Map<string, string>(), session: new Map<string, string>() };

  /** A copy of both. */
  get all(): Storages {
    const { local, session } = this.#areas;
    return { local: Object.fromEntries(local), session: Object.fromEntries(session) };
  }

  /** Keeps a value; without one the key goes, without a key everything. */
  set(area: keyof Storages, key: string | null, value: string | null): void {
    const items = this.#areas[area];
    if (key === null) items.clear();
    else if (value === null) items.delete(key);
    else {
      items.set(key, value);
      if ([...items].flat().join('').length > MOST) items.delete(key);
    }
  }
}
