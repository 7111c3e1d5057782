/** Follows each request through Node's HTTP server: arrival, bytes, the call that answers, the end. */
import { Buffer } from 'node:buffer';
import { IncomingMessage, Server, ServerResponse } from 'node:http';
import { type OpenRequest, traceError } from './open-request.ts';
import type { Recorder } from './recorder.ts';
import { watchClients } from './watch-clients.ts';
import { wrapMethod } from './wrap-method.ts';

/** The requests under way, by either of their two objects. */
export class Exchanges {
  readonly #requests = new WeakMap<object, OpenRequest>();

  add(incoming: object, response: object, request: OpenRequest): void {
    this.#requests.set(incoming, request);
    this.#requests.set(response, request);
  }

  /** The request that an `IncomingMessage` or a `ServerResponse` belongs to; `undefined` for a client's own. */
  of(message: object): OpenRequest | undefined {
    return this.#requests.get(message);
  }
}

/** Wraps the methods of Node's own classes, once and for the whole worker. */
export function watchHttp(recorder: Recorder): Exchanges {
  const exchanges = new Exchanges();
  const sentAt = watchClients(recorder);
  // An own method on `Server.prototype`, which inherits `emit`: plain sockets and other emitters stay untouched.
  wrapMethod(Server.prototype, 'emit', (emit) => {
    return function (this: Server, event: string, ...args: unknown[]): unknown {
      const [incoming, response] = args;
      const begins = incoming instanceof IncomingMessage && response instanceof ServerResponse;
      if (event !== 'request' || !begins) return emit.call(this, event, ...args);
      const request = arrive(recorder, exchanges, incoming, response);
      const sent = sentAt(incoming.socket);
      if (request && sent !== undefined) request.data.waited = request.data.at - sent;
      if (request === null) return emit.call(this, event, ...args);
      return recorder.context.run({ request, span: null }, () => emit.call(this, event, ...args));
    };
  });
  wrapMethod(IncomingMessage.prototype, 'push', (push) => {
    return function (this: IncomingMessage, chunk: unknown, ...rest: unknown[]): unknown {
      const request = exchanges.of(this);
      if (request !== undefined && chunk !== null) request.data.bytesIn += sizeOf(chunk);
      return push.call(this, chunk, ...rest);
    };
  });
  for (const name of ['write', 'end'] as const) {
    wrapMethod(ServerResponse.prototype, name, (send) => {
      return function (this: ServerResponse, ...args: unknown[]): unknown {
        const request = exchanges.of(this);
        if (request === undefined) return send.apply(this, args);
        if (hasBody(this)) request.data.bytesOut += sizeOf(args[0], args[1]);
        return answering(recorder, request, this, `res.${name}`, () => send.apply(this, args));
      };
    });
  }
  return exchanges;
}

/**
 * Runs a call that answers: the outermost and first one of a request begins the span of its response, which ends with
 * the last byte handed over.
 */
export function answering<Result>(
  recorder: Recorder,
  request: OpenRequest,
  response: ServerResponse,
  name: string,
  call: () => Result,
): Result {
  const first = request.response === undefined && !response.writableEnded;
  if (first) {
    const context = recorder.context.getStore();
    const inside = context?.request === request && context.span?.open ? context.span : null;
    const span = request.begin(
      { kind: 'response', name },
      inside ?? request.innermost,
      recorder.now(),
    );
    if (span) request.response = span;
  }
  try {
    return call();
  } catch (error) {
    // Nothing was sent (a value that is no JSON): another call will answer.
    if (first && !response.headersSent && request.response) {
      request.response.data.error = traceError(error);
      request.response.close(recorder.now());
      request.response = undefined;
    }
    throw error;
  } finally {
    if (response.headersSent) request.data.status = response.statusCode;
    if (response.writableEnded && !request.responded) {
      request.responded = true;
      const now = recorder.now();
      if (request.response) request.response.running = false;
      request.settle(now);
    }
  }
}

function arrive(
  recorder: Recorder,
  exchanges: Exchanges,
  incoming: IncomingMessage,
  response: ServerResponse,
): OpenRequest | null {
  const request = recorder.arrive(incoming.method ?? '', incoming.url ?? '');
  if (request === null) return null;
  exchanges.add(incoming, response, request);
  response.once('close', () => {
    if (response.headersSent) request.data.status = response.statusCode;
    recorder.leave(request, response.writableFinished ? 'answered' : 'cut');
  });
  return request;
}

/** RFC 9110: a HEAD request, 204 and 304 are answered without a body, whatever the handler gives. */
function hasBody(response: ServerResponse): boolean {
  const { statusCode, req } = response;
  return req.method !== 'HEAD' && statusCode !== 204 && statusCode !== 304;
}

function sizeOf(chunk: unknown, encoding?: unknown): number {
  if (typeof chunk === 'string') {
    return Buffer.byteLength(chunk, typeof encoding === 'string' ? (encoding as 'utf8') : 'utf8');
  }
  return chunk instanceof Uint8Array ? chunk.byteLength : 0;
}
