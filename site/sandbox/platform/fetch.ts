/** The global `fetch`: reaches the servers of this worker through Node's own http, and nothing else. */
import type { IncomingMessage } from 'node:http';
import { isLoopback } from './net/ports.ts';

const { Headers, Request, Response, ReadableStream } = globalThis;

/** Answers without a body; `Response` refuses one. */
const BODILESS = new Set([101, 204, 205, 304]);

const failed = (cause: unknown) => new TypeError('fetch failed', { cause });

function notFound(host: string): Error {
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: host,
  });
}

/** The body as a web stream that holds the server back while nobody reads. */
function bodyOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      message.on('data', (chunk: Uint8Array) => {
        controller.enqueue(new Uint8Array(chunk));
        if ((controller.desiredSize ?? 0) <= 0) message.pause();
      });
      message.on('end', () => controller.close());
      message.on('error', (error) =>
        controller.error(new TypeError('terminated', { cause: error })),
      );
    },
    pull() {
      message.resume();
    },
    cancel() {
      message.destroy();
    },
  });
}

function responseOf(message: IncomingMessage, method: string, url: string): Response {
  const headers = new Headers();
  for (let i = 0; i < message.rawHeaders.length; i += 2)
    headers.append(message.rawHeaders[i] ?? '', message.rawHeaders[i + 1] ?? '');
  const status = message.statusCode ?? 0;
  const bodiless = BODILESS.has(status) || method === 'HEAD';
  if (bodiless) message.resume();
  const response = new Response(bodiless ? null : bodyOf(message), {
    status,
    statusText: message.statusMessage ?? '',
    headers,
  });
  // A browser hides these from a response that a script made.
  Object.defineProperty(response, 'url', { value: url });
  Object.defineProperty(response, 'type', { value: 'basic' });
  Object.defineProperty(response, 'headers', { value: headers });
  return response;
}

/** Names that a browser's Request drops and a program in Node may set. */
function headersOf(request: Request, given: HeadersInit | undefined): Record<string, string> {
  const headers = Object.fromEntries(request.headers);
  for (const [name, value] of new Headers(given)) headers[name] = value;
  return {
    accept: '*/*',
    'accept-language': '*',
    'sec-fetch-mode': 'cors',
    'user-agent': 'node',
    ...headers,
  };
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const MAX_REDIRECTS = 20;

/** One exchange, without following redirects. */
function exchange(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body: Uint8Array | null,
  signal: AbortSignal | null,
): Promise<IncomingMessage> {
  const http = require('node:http') as typeof import('node:http');
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    if (!isLoopback(url.hostname)) {
      reject(failed(notFound(url.hostname)));
      return;
    }
    const request = http.request({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port || 80,
      method,
      path: url.pathname + url.search,
      headers: body ? { ...headers, 'content-length': String(body.length) } : headers,
      agent: fetchAgent(http),
    });
    const onAbort = () => {
      reject(signal?.reason);
      request.destroy();
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    request.on('response', resolve);
    request.on('error', (error) => reject(signal?.aborted ? signal.reason : failed(error)));
    request.end(body ?? undefined);
  });
}

let agent: import('node:http').Agent | undefined;

/** Keeps connections, as Node's fetch does. */
function fetchAgent(http: typeof import('node:http')): import('node:http').Agent {
  agent ??= new http.Agent({ keepAlive: true });
  return agent;
}

/** https://nodejs.org/docs/latest-v24.x/api/globals.html#fetch, for servers of this worker. */
export async function fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  let url = new URL(request.url);
  let { method } = request;
  let body = request.body ? new Uint8Array(await request.arrayBuffer()) : null;
  const headers = headersOf(request, init?.headers);
  const signal = init?.signal ?? (input instanceof Request ? input.signal : null);
  for (let hops = 0; ; hops++) {
    const message = await exchange(url, method, headers, body, signal ?? null);
    const { location } = message.headers;
    const follows = REDIRECTS.has(message.statusCode ?? 0) && location !== undefined;
    if (!follows || request.redirect === 'manual') {
      const response = responseOf(message, method, url.href);
      if (hops > 0) Object.defineProperty(response, 'redirected', { value: true });
      return response;
    }
    message.resume();
    if (request.redirect === 'error') throw failed(new Error('unexpected redirect'));
    if (hops === MAX_REDIRECTS) throw failed(new Error('redirect count exceeded'));
    url = new URL(location, url);
    const status = message.statusCode ?? 0;
    if (status === 303 || ((status === 301 || status === 302) && method === 'POST')) {
      method = 'GET';
      body = null;
      delete headers['content-type'];
      delete headers['content-length'];
    }
  }
}
