/** Answers requests for the built site. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { chooseEncoding } from './choose-encoding.ts';
import { type FrameHeaders, headersFor } from './headers.ts';
import type { Encoding, SiteFile, SiteFiles } from './site-files.ts';

/** What is served, and where. */
export interface Site {
  readonly files: SiteFiles;
  /** The headers of the sandbox's frames, from its manifest. */
  readonly frames: FrameHeaders;
  /** The folder of the host in which the site lies, with a slash at both ends; `/` when left out. */
  readonly base?: string;
}

/** The request handler of a site: GET and HEAD, packed copies, validators, the site's own page for what is not there. */
export function handlerFor(site: Site): RequestListener {
  return (request, response) => answer(site, request, response);
}

function answer(site: Site, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    plain(site, response, 405, 'This site answers GET and HEAD only.');
    return;
  }
  const target = parseTarget(request.url ?? '/');
  if (!target) {
    plain(site, response, 400, 'The address is not valid.');
    return;
  }
  const { base = '/' } = site;
  if (!target.path.startsWith(base)) {
    response.setHeader('Location', base);
    plain(site, response, 307, `The site is at ${base}`);
    return;
  }
  const folder = base.slice(0, -1);
  target.path = target.path.slice(folder.length);
  const file = site.files.get(target.path);
  if (file) {
    send(site, request, response, { status: 200, path: target.path, file });
    return;
  }
  if (site.files.has(`${target.path}/`)) {
    // The path came from our own table, so it cannot lead to another host.
    response.setHeader('Location', `${folder}${encodeURI(target.path)}/${target.query}`);
    plain(site, response, 308, 'The address ends with a slash.');
    return;
  }
  const missing = site.files.get('/404.html');
  // With the headers of its own address: what is missing now must not count as missing for ever.
  if (missing) send(site, request, response, { status: 404, path: '/404.html', file: missing });
  else plain(site, response, 404, 'There is nothing at this address.');
}

/** The decoded path and the query of a request target, or null when it is malformed. */
function parseTarget(target: string): { path: string; query: string } | null {
  const end = target.search(/[?#]/);
  const path = end < 0 ? target : target.slice(0, end);
  const query = end < 0 ? '' : (target.slice(end).split('#')[0] ?? '');
  try {
    return path.startsWith('/') ? { path: decodeURIComponent(path), query } : null;
  } catch {
    return null;
  }
}

interface Answer {
  readonly status: number;
  readonly path: string;
  readonly file: SiteFile;
}

function send(site: Site, request: IncomingMessage, response: ServerResponse, what: Answer): void {
  const { status, path, file } = what;
  const encoding = chooseEncoding(
    header(request, 'accept-encoding'),
    new Set(Object.keys(file.copies) as Encoding[]),
  );
  const copy = file.copies[encoding] ?? file.copies.identity;
  const tag = `"${file.tag}-${encoding}"`;
  for (const [name, value] of Object.entries(headersFor(path, site.frames)))
    response.setHeader(name, value);
  response.setHeader('ETag', tag);
  if (Object.keys(file.copies).length > 1) response.setHeader('Vary', 'Accept-Encoding');
  if (status === 200 && matches(header(request, 'if-none-match'), tag)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('Content-Type', file.type);
  response.setHeader('Content-Length', copy.length);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.writeHead(status).end(request.method === 'HEAD' ? undefined : copy);
}

/** Whether `If-None-Match` names the tag; weakly, as RFC 9110, section 13.1.2 asks. */
function matches(condition: string | undefined, tag: string): boolean {
  if (!condition) return false;
  if (condition.trim() === '*') return true;
  return condition.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
}

const header = (request: IncomingMessage, name: 'accept-encoding' | 'if-none-match') =>
  request.headers[name]?.toString();

/** An answer of one sentence, with the site's headers. */
function plain(site: Site, response: ServerResponse, status: number, sentence: string): void {
  for (const [name, value] of Object.entries(headersFor('/', site.frames)))
    response.setHeader(name, value);
  const body = Buffer.from(`${sentence}\n`);
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.setHeader('Content-Length', body.length);
  response.writeHead(status).end(response.req.method === 'HEAD' ? undefined : body);
}
