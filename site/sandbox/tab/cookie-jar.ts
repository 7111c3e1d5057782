/** The tab's cookies, after RFC 6265 as far as one host needs it. */

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** Milliseconds since 1970; `Infinity` for as long as the tab is open. */
  readonly expires: number;
  /** Out of reach of the page's scripts. */
  readonly httpOnly: boolean;
}

/** Most cookies, and longest `Set-Cookie` text, that are kept: a browser's usual limits. */
const MOST = 180;
const LONGEST = 4_096;

export class CookieJar {
  readonly #cookies = new Map<string, Cookie>();
  readonly #now: () => number;

  /** `now`: the time, ms since 1970. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Keeps, or forgets, what a `Set-Cookie` header of the answer from `url` says. `Domain` and `SameSite` decide nothing where
   * there is one host, and localhost counts as secure.
   */
  receive(header: string, url: URL): void {
    this.#set(header, url, true);
  }

  /** The same for a script that sets `document.cookie`; it can neither set nor replace what is `HttpOnly`. */
  receiveFromScript(text: string, url: URL): void {
    this.#set(text, url, false);
  }

  /** The value of the `Cookie` header for a request to `url`; empty without cookies. */
  header(url: URL): string {
    return this.#text(url, () => true);
  }

  /** What `document.cookie` shows on the page at `url`. */
  visible(url: URL): string {
    return this.#text(url, ({ httpOnly }) => !httpOnly);
  }

  #set(text: string, url: URL, fromServer: boolean): void {
    const [pair = '', ...rest] = text.slice(0, LONGEST).split(';');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    const value = pair.slice(equals + 1).trim();
    if (equals < 0 || name === '') return;
    const attributes = new Map(rest.map(attribute));
    const given = attributes.get('path') ?? '';
    const path = given.startsWith('/') ? given : folderOf(url.pathname);
    const key = `${name};${path}`;
    const httpOnly = attributes.has('httponly');
    if (!fromServer && (httpOnly || this.#cookies.get(key)?.httpOnly)) return;
    const expires = this.#expiry(attributes);
    this.#cookies.delete(key);
    if (expires <= this.#now()) return;
    this.#cookies.set(key, { name, value, path, expires, httpOnly });
    const [oldest] = this.#cookies.keys();
    if (this.#cookies.size > MOST && oldest !== undefined) this.#cookies.delete(oldest);
  }

  /** `Max-Age` wins over `Expires`; RFC 6265, section 5.3. */
  #expiry(attributes: ReadonlyMap<string, string>): number {
    const seconds = attributes.get('max-age');
    if (seconds !== undefined && /^-?\d+$/.test(seconds)) {
      return Number(seconds) <= 0 ? 0 : this.#now() + Number(seconds) * 1_000;
    }
    const date = Date.parse(attributes.get('expires') ?? '');
    return Number.isNaN(date) ? Number.POSITIVE_INFINITY : date;
  }

  /** Longer paths first, then older cookies; RFC 6265, section 5.4. */
  #text(url: URL, wanted: (cookie: Cookie) => boolean): string {
    return [...this.#cookies.values()]
      .filter((cookie) => cookie.expires > this.#now() && covers(cookie.path, url.pathname))
      .filter(wanted)
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ');
  }
}

function attribute(text: string): [name: string, value: string] {
  const [name = '', ...value] = text.split('=');
  return [name.trim().toLowerCase(), value.join('=').trim()];
}

/** The path that a cookie gets when it names none: the folder of the page that sent it. */
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/')) || '/';

const covers = (cookiePath: string, path: string): boolean =>
  path === cookiePath ||
  (path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/'));
