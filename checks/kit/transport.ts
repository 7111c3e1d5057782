/**
 * Sends one request over `node:http`. There is one transport for both worlds: the sandbox runs Node's own
 * `http` over an in-memory network, so what crosses here crosses there, byte for byte.
 */
import { Buffer } from 'node:buffer';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { ResponseHead, SentRequest } from './response.ts';

/** Taken now: in the sandbox the app could put another function in its place, and answer without a server. */
const openRequest = httpRequest;

/** The head of an answer, and its body while it arrives. */
export interface Arriving {
  readonly head: ResponseHead;
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Resolves with the head as soon as it is there.
 * @param signal ends the request and the connection
 * @throws the socket's or the parser's error, with Node's `code`
 */
export function send(port: number, request: SentRequest, signal: AbortSignal): Promise<Arriving> {
  return new Promise((resolve, reject) => {
    const outgoing = openRequest(
      {
        host: '127.0.0.1',
        port,
        method: request.method,
        path: request.path,
        // No agent: a connection per request, so that one check never finds another one's broken socket.
        agent: false,
        headers: headerList(port, request).flat(),
        signal,
      },
      (incoming) => resolve({ head: headOf(incoming), body: incoming }),
    );
    outgoing.on('error', reject);
    outgoing.end(request.body);
  });
}

/** As a list, Node sends names in our order and case; then it adds neither `Host` nor `Content-Length`, so we do. */
function headerList(port: number, request: SentRequest): (readonly [string, string])[] {
  const has = (name: string) => request.headers.some(([key]) => key.toLowerCase() === name);
  const list = [...request.headers];
  if (!has('host')) list.unshift(['host', `127.0.0.1:${port}`]);
  const length = lengthOf(request);
  if (length !== undefined && !has('content-length') && !has('transfer-encoding')) {
    list.push(['content-length', String(length)]);
  }
  return list;
}

/**
 * Bytes of the body. A method that is meant to carry one says so when it has none, as `fetch` does; Node's client would
 * send an empty chunked body.
 */
function lengthOf({ method, body }: SentRequest): number | undefined {
  if (body !== undefined) return Buffer.byteLength(body);
  return /^(POST|PUT|PATCH)$/i.test(method) ? 0 : undefined;
}

function headOf(incoming: IncomingMessage): ResponseHead {
  const rawHeaders: [string, string][] = [];
  const headers = new Headers();
  for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
    const name = incoming.rawHeaders[index] ?? '';
    const value = incoming.rawHeaders[index + 1] ?? '';
    rawHeaders.push([name, value]);
    headers.append(name, value);
  }
  return {
    status: incoming.statusCode ?? 0,
    statusText: incoming.statusMessage ?? '',
    headers,
    rawHeaders,
  };
}
