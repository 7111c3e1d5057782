/** The browser's own URL, and Node's conversions between URLs and paths. */
import { codes } from 'native:internal/errors';
import { domainToASCII } from '../../bindings/url.ts';
import { URL } from '../../web/url.ts';

const { URLSearchParams } = globalThis;

/** A URL, also one from another realm: told by its fields, as Node does. */
export const isURL = (value: unknown): value is URL => {
  const url = value as (Partial<URL> & { auth?: unknown; path?: unknown }) | null | undefined;
  return Boolean(url?.href && url.protocol && url.auth === undefined && url.path === undefined);
};

/** The path of a `file:` URL. */
export function fileURLToPath(address: string | URL): string {
  const url = typeof address === 'string' ? new URL(address) : address;
  if (!isURL(url)) throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], address);
  if (url.protocol !== 'file:') throw new codes.ERR_INVALID_URL_SCHEME('file');
  if (url.hostname !== '') throw new codes.ERR_INVALID_FILE_URL_HOST('linux');
  if (/%2f/i.test(url.pathname))
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters', url.href);
  return decodeURIComponent(url.pathname);
}

export const fileURLToPathBuffer = (address: string | URL): Uint8Array =>
  new TextEncoder().encode(fileURLToPath(address));

/** The `file:` URL of a path; a relative one counts from the current folder. */
export function pathToFileURL(path: string): URL {
  const { resolve } = require('node:path') as { resolve(path: string): string };
  const url = new URL('file:///');
  const absolute = resolve(path) + (path.endsWith('/') && path !== '/' ? '/' : '');
  url.pathname = encodeURI(absolute).replace(/[?#]/g, encodeURIComponent);
  return url;
}

export const toPathIfFileURL = (path: unknown): unknown =>
  isURL(path) ? fileURLToPath(path) : path;

/** The options that `http.request` takes for a URL. */
export function urlToHttpOptions(url: URL): object {
  const { hostname, pathname, port, username, password, search } = url;
  return {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: hostname?.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
    ...(port !== '' && { port: Number(port) }),
    ...((username || password) && {
      auth: `${decodeURIComponent(username)}:${decodeURIComponent(password)}`,
    }),
  };
}

const web = ['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss'];

export const unsafeProtocol: ReadonlySet<string> = new Set(['javascript', 'javascript:']);
export const hostlessProtocol: ReadonlySet<string> = unsafeProtocol;
export const slashedProtocol: ReadonlySet<string> = new Set(
  web.flatMap((name) => [name, `${name}:`]),
);
export const domainToUnicode = (host: string): string => host;
export { domainToASCII, URL, URLSearchParams };
