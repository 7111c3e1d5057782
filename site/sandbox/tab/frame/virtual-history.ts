/** `history` as the document's scripts see it. The list itself is the tab's; the states that scripts push stay here. */
import type { Bridge } from './bridge.ts';
import type { Place } from './place.ts';

/** The document's `history`, which is the tab's. */
export class VirtualHistory {
  readonly #place: Place;
  readonly #bridge: Bridge;
  readonly #states = new Map<number, unknown>();
  /** The entry that shows. */
  #key: number;
  #newest: number;

  /** `key`: the number of the document's first entry. */
  constructor(place: Place, bridge: Bridge, key: number) {
    this.#place = place;
    this.#bridge = bridge;
    this.#key = key;
    this.#newest = key;
    bridge.onMoved = (url, to) => this.#arrive(new URL(url), to);
  }

  /** Makes the window's `history` behave so. */
  install(): void {
    const replace = (state: unknown, _title: unknown, url?: unknown) => this.#set(state, url, true);
    const push = (state: unknown, _title: unknown, url?: unknown) => this.#set(state, url, false);
    const travel = (by: number) => this.#bridge.tell({ type: 'travel', by: Math.trunc(by) || 0 });
    const members = {
      pushState: push,
      replaceState: replace,
      go: (by?: unknown) => travel(Number(by ?? 0)),
      back: () => travel(-1),
      forward: () => travel(1),
    };
    for (const [name, value] of Object.entries(members)) {
      Object.defineProperty(history, name, { value, configurable: true, writable: true });
    }
    Object.defineProperty(history, 'state', {
      get: () => this.#states.get(this.#key) ?? null,
      configurable: true,
    });
  }

  /** Shows another fragment of the same document, as a link to `#part` does. */
  toFragment(url: URL, replace: boolean): void {
    const before = this.#place.url.href;
    this.#move(url, replace, null);
    this.#announceHash(before);
  }

  #set(state: unknown, url: unknown, replace: boolean): void {
    const to = url === undefined || url === null ? this.#place.url : this.#place.resolve(`${url}`);
    if (!this.#place.isApp(to)) {
      throw new DOMException(
        `The address ${to.href} is not one of the page's own origin.`,
        'SecurityError',
      );
    }
    this.#move(to, replace, structuredClone(state));
  }

  #move(url: URL, replace: boolean, state: unknown): void {
    if (!replace) this.#key = ++this.#newest;
    this.#states.set(this.#key, state);
    this.#place.moveTo(url);
    this.#bridge.tell({ type: 'moved', url: url.href, key: this.#key, replace });
  }

  #arrive(url: URL, key: number): void {
    const before = this.#place.url.href;
    this.#key = key;
    this.#place.moveTo(url);
    dispatchEvent(new PopStateEvent('popstate', { state: this.#states.get(key) ?? null }));
    this.#announceHash(before);
  }

  #announceHash(before: string): void {
    const { hash, href } = this.#place.url;
    if (new URL(before).hash === hash) return;
    scrollToFragment(hash);
    dispatchEvent(new HashChangeEvent('hashchange', { oldURL: before, newURL: href }));
  }
}

/** Brings the element that the fragment names into view. */
export function scrollToFragment(hash: string): void {
  let id = hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // A lone percent sign: the id is what it says.
  }
  if (id === '') scrollTo(0, 0);
  else document.getElementById(id)?.scrollIntoView();
}
