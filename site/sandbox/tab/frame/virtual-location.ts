/** `location` as the document's scripts see it: the app's address, and navigation through the tab. */
import type { Place } from './place.ts';

/** Where a document may ask to go. */
export interface Travel {
  /** Another document, or another fragment of this one. */
  go(url: URL, replace: boolean): void;
  reload(): void;
}

const PARTS = ['protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const;

/** An object with the members of `Location`. */
export function createLocation(place: Place, { go, reload }: Travel): object {
  const to = (href: unknown, replace = false): void => go(place.resolve(String(href)), replace);
  const location = {
    get href(): string {
      return place.url.href;
    },
    set href(href: string) {
      to(href);
    },
    get origin(): string {
      return place.url.origin;
    },
    assign: (href: unknown) => to(href),
    replace: (href: unknown) => to(href, true),
    reload,
    toString: () => place.url.href,
  };
  for (const part of PARTS) {
    Object.defineProperty(location, part, {
      enumerable: true,
      get: () => place.url[part],
      set: (value: unknown) => {
        const url = place.url;
        url[part] = String(value);
        if (url.href !== place.url.href) go(url, false);
      },
    });
  }
  return location;
}
