/** One request of a page, as a browser sends it: with the jar's cookies, following redirects within the app. */
import type { AppRequest, AppResponse } from '../sandbox.ts';
import { APP_ORIGIN, appAddress } from './address.ts';
import type { CookieJar } from './cookie-jar.ts';

/** A request of the tab for a document. */
export interface PageRequest {
  readonly method: string;
  /** Whole, and on the app's origin. */
  readonly url: URL;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | null;
  /** What happens when the app answers with a redirect; as in `fetch`. */
  readonly redirect: 'follow' | 'error' | 'manual';
}

/** The answer that a document is made from. */
export interface PageAnswer extends Omit<AppResponse, 'ms'> {
  /** Where the answer came from in the end. */
  readonly url: URL;
  /** How the last request was sent: a redirect may have turned a POST into a GET. */
  readonly request: PageRequest;
}

/** Sends a request to the running app. */
export type Send = (request: AppRequest, signal: AbortSignal) => Promise<AppResponse>;

/** As many as browsers follow. */
const MOST_REDIRECTS = 20;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** The app sends its visitor to somewhere that the tab does not go. */
export class LeavesApp extends Error {
  override readonly name = 'LeavesApp';
  /** Where to, as the app wrote it. */
  readonly location: string;

  constructor(location: string) {
    super(
      `The app redirects to ${location}, which is outside the app; this tab shows only ${APP_ORIGIN}.`,
    );
    this.location = location;
  }
}

/** The value of a header by its name in small letters; the first one when it is repeated. */
export const headerOf = (
  headers: readonly (readonly [string, string])[],
  name: string,
): string | undefined => headers.find(([each]) => each.toLowerCase() === name)?.[1];

/**
 * Sends the request and follows where the app leads.
 * @throws {LeavesApp} on a redirect out of the app; {Error} after too many of them, or on one where none is allowed; whatever `send`
 * rejects with.
 */
export async function exchange(
  send: Send,
  jar: CookieJar,
  first: PageRequest,
  signal: AbortSignal,
): Promise<PageAnswer> {
  let request = first;
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const { url } = request;
    const response = await send(sent(request, jar), signal);
    for (const [name, value] of response.headers) {
      if (name.toLowerCase() === 'set-cookie') jar.receive(value, url);
    }
    const location = headerOf(response.headers, 'location');
    const redirects = location !== undefined && REDIRECTS.has(response.status);
    if (!redirects || request.redirect === 'manual') return { ...response, url, request };
    if (request.redirect === 'error') throw new Error(`The app redirects to ${location}.`);
    request = redirected(request, response.status, location);
  }
  throw new Error(
    `The app redirected ${MOST_REDIRECTS} times in a row and never answered. Look at what its redirects lead to: ${request.url.href}`,
  );
}

/** What goes to the app. A page can set neither of the first three. */
function sent(request: PageRequest, jar: CookieJar): AppRequest {
  const { method, url, body } = request;
  const own = new Set(['host', 'cookie', 'user-agent', 'content-length', 'accept-encoding']);
  const cookies = jar.header(url);
  const headers: (readonly [string, string])[] = [
    ['host', url.host],
    ['user-agent', navigator.userAgent],
    ...request.headers.filter(([name]) => !own.has(name.toLowerCase())),
    ...(cookies === '' ? [] : [['cookie', cookies] as const]),
  ];
  return {
    method,
    path: url.pathname + url.search,
    headers,
    ...(body === null ? {} : { bytes: body }),
  };
}

/** The request that follows a redirect, after the fetch standard, section "HTTP-redirect fetch". */
function redirected(request: PageRequest, status: number, location: string): PageRequest {
  const url = appAddress(location, request.url);
  if (!url) throw new LeavesApp(location);
  if (url.hash === '') url.hash = request.url.hash;
  const { method } = request;
  const becomesGet =
    status === 303
      ? method !== 'GET' && method !== 'HEAD'
      : (status === 301 || status === 302) && method === 'POST';
  if (!becomesGet) return { ...request, url };
  const headers = request.headers.filter(([name]) => !/^content-/i.test(name));
  return { ...request, url, method: 'GET', body: null, headers };
}
