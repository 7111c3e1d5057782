/** Runs the learner's app in this worker for the page's requests, until the page ends it or the app ends itself. */
import { Api } from '../../../checks/kit/client.ts';
import { provideKitContext } from '../../../checks/kit/context.ts';
import { nothingListens } from '../../../checks/kit/start-app.ts';
import { setVariable } from '../../../checks/runner/environment-variable.ts';
import { Escapes } from '../../../checks/runner/escapes.ts';
import { failureOf, type ThrownError } from '../../../checks/runner/failure.ts';
import { defaultLimits, heartbeatMs } from '../../../checks/runner/limits.ts';
import { LoadError } from '../../../checks/runner/load-error.ts';
import { Output } from '../../../checks/runner/output.ts';
import type { Failure } from '../../../checks/runner/report.ts';
import { loadFault } from '../../../checks/runner/sentences/load.ts';
import { readStack } from '../../../checks/runner/stack.ts';
import { startTracer, type Tracer } from '../../../checks/runner/trace/tracer.ts';
import { plainError } from '../../../checks/runner/vitest-internals.ts';
import { databaseUrl } from '../database/address.ts';
import type { AppRequest } from '../sandbox.ts';
import type { ToWorker } from '../wire/worker-messages.ts';
import { listenToWorker, platform } from './boot.ts';
import { defaultOf, importer, prepareProject, rootUrl } from './modules.ts';
import type { PrivatePort } from './private-port.ts';
import { realTimers } from './real-timers.ts';

type OpenOrder = Extract<ToWorker, { type: 'open' }>;

/** Longest time a request from the panel waits for its complete answer, ms: a learner may try something slow on purpose. */
const ANSWER_WITHIN = 10_000;
/** Largest body that is handed to the page, bytes. */
const LARGEST_BODY = 8 * 1024 * 1024;

export class App {
  readonly #port: PrivatePort;
  readonly #entry: string;
  readonly #roots = { rootUrl, checkUrl: '', checkPath: '' };
  readonly #output: Output;
  readonly #escapes = new Escapes(this.#roots);
  readonly #cancels = new Map<number, AbortController>();
  readonly #listening = Promise.withResolvers<number>();
  readonly #tracer: Tracer | undefined;
  #ended = false;

  constructor(order: OpenOrder, port: PrivatePort) {
    this.#port = port;
    this.#entry = order.entry;
    this.#output = new Output(defaultLimits, (event) => port.post(event as never));
    realTimers.every(heartbeatMs, () => {
      port.post({ type: 'alive' });
      // Work that goes on after an answer ends when it likes.
      this.#postTrace();
    });
    listenToWorker({
      console: (line) => this.#output.take(line),
      fatal: (error, origin) => this.#escapes.fatal(error, origin),
      exit: (code) => this.#escapes.exit(code),
      port: (number, open) => {
        if (open) this.#listening.resolve(number);
      },
    });
    this.#escapes.onEscape(() => this.#end(this.#failure(this.#escapes.take())));
    const importFile = importer(order.files, order.project, order.trace);
    const evaluating = (file: string) => port.post({ type: 'loading', file });
    provideKitContext({
      timers: realTimers,
      responseMs: ANSWER_WITHIN,
      importFile: (path, graph) => importFile(path, evaluating, graph),
      onEscape: (listener) => this.#escapes.onEscape(listener),
      requesting: (request) => port.post({ type: 'requesting', request }),
    });
    if (order.database) setVariable('DATABASE_URL', databaseUrl);
    prepareProject(order.files, order.entry);
    if (order.trace) {
      this.#tracer = startTracer({
        timers: realTimers,
        express: defaultOf('express'),
        driver: order.database ? defaultOf('pg') : undefined,
        placeOf: (stack) => readStack(stack, this.#roots).place,
      });
    }
    platform.asyncContext.run(undefined, () => this.#start(importFile, evaluating));
  }

  async #start(
    importFile: ReturnType<typeof importer>,
    evaluating: (file: string) => void,
  ): Promise<void> {
    try {
      await importFile(this.#entry, evaluating);
      this.#port.post({ type: 'loading', file: null });
      const { responseMs } = defaultLimits;
      const cancel = realTimers.after(responseMs, () =>
        this.#end(this.#failure([nothingListens(this.#entry, responseMs)])),
      );
      await this.#listening.promise;
      cancel();
      if (!this.#ended) this.#port.post({ type: 'opened' });
    } catch (error) {
      const errors: readonly ThrownError[] =
        error instanceof LoadError ? [{ fault: loadFault(error.problem) }] : [plainError(error)];
      this.#end(this.#failure(errors));
    }
  }

  /** Sends one request to the app, over Node's own client, and posts what came of it. */
  async request(id: number, request: AppRequest): Promise<void> {
    this.#output.belongsTo(null);
    const cancel = new AbortController();
    this.#cancels.set(id, cancel);
    const api = new Api(await this.#listening.promise, async () => {});
    const { method, path, headers, body = request.bytes } = request;
    const started = realTimers.now();
    try {
      const options = { headers, signal: cancel.signal, ...(body === undefined ? {} : { body }) };
      const { status, statusText, rawHeaders, bytes } = await api.request(method, path, options);
      const ms = realTimers.now() - started;
      // A copy: what the socket gave may be a view of a larger buffer.
      const copy = new Uint8Array(bytes.subarray(0, LARGEST_BODY));
      this.#port.post(
        {
          type: 'answered',
          id,
          status,
          statusText,
          headers: rawHeaders.map(([name, value]) => [name, value]),
          body: copy,
          ms,
        },
        [copy.buffer],
      );
    } catch (error) {
      this.#port.post({ type: 'unanswered', id, failure: this.#failure([plainError(error)]) });
    } finally {
      this.#cancels.delete(id);
    }
    // The server's side of the exchange ends a moment after the client's.
    await realTimers.nextTask();
    this.#postTrace();
  }

  #postTrace(): void {
    const trace = this.#tracer?.take(false);
    if (trace) this.#port.post({ type: 'traced', trace });
  }

  cancel(id: number): void {
    this.#cancels.get(id)?.abort();
  }

  #end(failure: Failure): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#port.post({ type: 'ended', failure });
  }

  #failure(errors: readonly ThrownError[]): Failure {
    return failureOf(errors, {
      title: 'The app starts and answers',
      roots: this.#roots,
      checkMs: ANSWER_WITHIN,
      printedErrors: this.#output.errors,
    });
  }
}
