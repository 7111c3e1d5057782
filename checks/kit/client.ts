/** The HTTP client that checks use. */
import { type KitContext, kitContext } from './context.ts';
import { CookieJar } from './cookies.ts';
import { broken, NoAnswer, tooLate } from './no-answer.ts';
import { ApiResponse, type ResponseHead, type SentRequest } from './response.ts';
import { ApiStream } from './stream.ts';
import { describeRequest } from './summary.ts';
import { type Arriving, send } from './transport.ts';

/** What a check may say of a request beside its method and path. */
export interface RequestOptions {
  /** Sent as JSON, with `Content-Type: application/json` unless `headers` says otherwise. */
  readonly json?: unknown;
  /** Sent as it is. */
  readonly body?: string | Uint8Array;
  /** Names are sent as written; a list may repeat one. */
  readonly headers?:
    | Readonly<Record<string, string>>
    | readonly (readonly [name: string, value: string])[];
  /** Longest time until the answer is complete, ms; default `limits.responseMs`. */
  readonly timeout?: number;
  /** Hangs up when aborted; the request then rejects with a `NoAnswer`. */
  readonly signal?: AbortSignal;
}

/** One client of one started app, with a cookie jar of its own. */
export class Api {
  readonly #port: number;
  readonly #jar = new CookieJar();
  /** Stops the app. Called by itself when the check ends. */
  readonly close: () => Promise<void>;

  constructor(port: number, close: () => Promise<void>) {
    this.#port = port;
    this.close = close;
  }

  get(path: string, options?: RequestOptions): Promise<ApiResponse> {
    return this.request('GET', path, options);
  }
  post(path: string, options?: RequestOptions): Promise<ApiResponse> {
    return this.request('POST', path, options);
  }
  put(path: string, options?: RequestOptions): Promise<ApiResponse> {
    return this.request('PUT', path, options);
  }
  patch(path: string, options?: RequestOptions): Promise<ApiResponse> {
    return this.request('PATCH', path, options);
  }
  delete(path: string, options?: RequestOptions): Promise<ApiResponse> {
    return this.request('DELETE', path, options);
  }

  /**
   * Sends a request and waits for the complete answer, whatever its status.
   * @throws {NoAnswer} when none comes; an error that escaped the learner's code meanwhile is thrown as it is
   */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<ApiResponse> {
    const request = this.#compose(method, path, options);
    return await this.#guarded(request, options, async (arriving) => {
      const { head, body } = await arriving;
      const chunks: Uint8Array[] = [];
      for await (const chunk of body) chunks.push(chunk);
      return new ApiResponse(request, head, joined(chunks));
    });
  }

  /**
   * Sends a request and resolves once the head of the answer is there; the body is read from the stream.
   * @throws {NoAnswer}
   */
  async stream(
    path: string,
    options: RequestOptions & { readonly method?: string } = {},
  ): Promise<ApiStream> {
    const request = this.#compose(options.method ?? 'GET', path, options);
    const hangUp = new AbortController();
    const { head, body } = await this.#guarded(request, options, (arriving) => arriving, hangUp);
    return new ApiStream(request, head, body, hangUp);
  }

  #compose(method: string, path: string, options: RequestOptions): SentRequest {
    const headers = [...entriesOf(options.headers ?? [])];
    const has = (name: string) => headers.some(([key]) => key.toLowerCase() === name);
    if (options.json !== undefined && !has('content-type')) {
      headers.push(['content-type', 'application/json']);
    }
    const cookies = this.#jar.header;
    if (cookies !== undefined && !has('cookie')) headers.push(['cookie', cookies]);
    const body = options.json === undefined ? options.body : JSON.stringify(options.json);
    return { method, path, headers, body };
  }

  /** Runs `read` on the answer, but not longer than allowed, and not after an error escaped the learner's code. */
  async #guarded<Result>(
    request: SentRequest,
    options: RequestOptions,
    read: (arriving: Promise<Arriving>) => Promise<Result>,
    hangUp = new AbortController(),
  ): Promise<Result> {
    const context = kitContext();
    context.requesting(describeRequest(request));
    let head: ResponseHead | undefined;
    const arriving = this.#send(request, hangUp.signal).then((answer) => {
      head = answer.head;
      return answer;
    });
    const stop = new Stop(context, options, hangUp, (ms) => tooLate(request, head, ms));
    try {
      return await Promise.race([read(arriving), stop.happened]);
    } catch (error) {
      throw stop.reason ?? (isSocketError(error) ? broken(request, error) : error);
    } finally {
      stop.dispose();
    }
  }

  async #send(request: SentRequest, signal: AbortSignal): Promise<Arriving> {
    const answer = await send(this.#port, request, signal);
    for (const cookie of answer.head.headers.getSetCookie()) this.#jar.receive(cookie);
    return answer;
  }
}

/** What ends a request before its answer is complete: the clock, the check's own signal, or an escaped error. */
class Stop {
  readonly happened: Promise<never>;
  /** The first of them that happened. */
  reason: Error | undefined;
  readonly #undo: (() => void)[] = [];

  constructor(
    context: KitContext,
    options: RequestOptions,
    hangUp: AbortController,
    late: (ms: number) => NoAnswer,
  ) {
    const { promise, reject } = Promise.withResolvers<never>();
    this.happened = promise;
    const end = (reason: Error) => {
      this.reason ??= reason;
      reject(this.reason);
      hangUp.abort();
    };
    const ms = options.timeout ?? context.responseMs;
    this.#undo.push(context.timers.after(ms, () => end(late(ms))));
    this.#undo.push(context.onEscape(end));
    const { signal } = options;
    if (signal !== undefined) {
      const abort = () => end(hungUp());
      signal.addEventListener('abort', abort);
      this.#undo.push(() => signal.removeEventListener('abort', abort));
      if (signal.aborted) abort();
    }
    promise.catch(() => {});
  }

  dispose(): void {
    for (const undo of this.#undo) undo();
  }
}

function hungUp(): NoAnswer {
  return new NoAnswer('ABORTED', {
    kind: 'no-answer',
    should: 'The request gets a complete answer.',
    happened: 'The check hung up before the answer was complete.',
    why: 'Clients do that; the app must survive it.',
    look: 'This check hangs up on purpose: look at what it says about the app afterwards.',
  });
}

function isSocketError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

function entriesOf(
  headers: NonNullable<RequestOptions['headers']>,
): readonly (readonly [string, string])[] {
  return isList(headers) ? headers : Object.entries(headers);
}

function isList(
  headers: NonNullable<RequestOptions['headers']>,
): headers is readonly (readonly [string, string])[] {
  return Array.isArray(headers);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
