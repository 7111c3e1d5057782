/** The page's side of a running app. */
import type { FaultData } from '../../checks/runner/fault.ts';
import type { Files } from '../../checks/runner/host.ts';
import { limitsOf } from '../../checks/runner/limits.ts';
import type { ConsoleLine, Failure } from '../../checks/runner/report.ts';
import {
  deathFault,
  type LastSeen,
  loopFault,
  memoryFault,
} from '../../checks/runner/sentences/silence.ts';
import type { Trace } from '../../checks/runner/trace/record.ts';
import { Watchdog } from '../../checks/runner/watchdog.ts';
import type { CompiledProject } from './compile/compiled.ts';
import type { RunWorker } from './run-worker.ts';
import type { AppRequest, AppResponse, AppSession, OpenOptions } from './sandbox.ts';
import { SandboxError } from './sandbox-error.ts';
import type { FromWorker } from './wire/worker-messages.ts';

/** Console lines kept for a listener that comes late. */
const KEPT_LINES = 1_000;

/** What a session of the app is made from. */
export interface SessionOptions extends OpenOptions {
  /** See `Host`. */
  readonly busyness?: number;
}

/** Starts the app in `worker`. @throws {SandboxError} when it does not come to listen. */
export async function openApp(
  worker: RunWorker,
  files: Files,
  project: CompiledProject,
  entry: string,
  { trace = false, database = false, busyness = 1 }: SessionOptions = {},
): Promise<AppSession> {
  const session = new Session(worker, limitsOf(undefined, busyness).silenceMs);
  worker.send({ type: 'open', files, project, entry, trace, database });
  await session.opened;
  return session;
}

const stopped: FaultData = {
  kind: 'no-answer',
  should: 'The app answers the request.',
  happened: 'The request was stopped before the answer was complete.',
  why: 'Half an answer cannot be shown.',
  look: 'Send the request again.',
};

const closed: FaultData = {
  ...stopped,
  happened: 'The app was closed before the answer was complete.',
};

class Session implements AppSession {
  readonly #worker: RunWorker;
  readonly #watchdog: Watchdog;
  readonly #opened = Promise.withResolvers<void>();
  readonly #waiting = new Map<number, PromiseWithResolvers<AppResponse>>();
  readonly #listeners = new Set<(line: ConsoleLine) => void>();
  readonly #traceListeners = new Set<(trace: Trace) => void>();
  /** Lines printed before anybody listened. */
  #early: ConsoleLine[] = [];
  #seen: LastSeen = { check: null, file: null, request: null };
  #next = 0;
  /** Why the app is over. */
  #end: SandboxError | undefined;

  constructor(worker: RunWorker, silenceMs: number) {
    this.#worker = worker;
    this.#opened.promise.catch(() => {});
    this.#watchdog = new Watchdog(silenceMs, () => this.#finish(loopFault(this.#seen, silenceMs)));
    worker.listen((message) => this.#take(message));
    worker.onDeath((reason) =>
      this.#finish(reason === 'memory' ? memoryFault(this.#seen) : deathFault(this.#seen, reason)),
    );
  }

  get opened(): Promise<void> {
    return this.#opened.promise;
  }

  request(request: AppRequest, signal?: AbortSignal): Promise<AppResponse> {
    if (this.#end) return Promise.reject(this.#end);
    if (signal?.aborted) return Promise.reject(new SandboxError(stopped));
    const id = this.#next++;
    const waiting = Promise.withResolvers<AppResponse>();
    this.#waiting.set(id, waiting);
    const stop = (): void => {
      this.#worker.send({ type: 'cancel', id });
      this.#settle(id)?.reject(new SandboxError(stopped));
    };
    signal?.addEventListener('abort', stop, { once: true });
    this.#worker.send({ type: 'request', id, request });
    return waiting.promise.finally(() => signal?.removeEventListener('abort', stop));
  }

  onConsole(listener: (line: ConsoleLine) => void): void {
    this.#listeners.add(listener);
    for (const line of this.#early.splice(0)) listener(line);
  }

  onTrace(listener: (trace: Trace) => void): void {
    this.#traceListeners.add(listener);
  }

  close(): void {
    this.#finish(closed);
  }

  #take(message: FromWorker): void {
    // Output is no sign of life, since a loop can print.
    if (message.type === 'console') {
      this.#print(message.line);
      return;
    }
    this.#watchdog.heard();
    switch (message.type) {
      case 'loading':
        this.#seen = { ...this.#seen, file: message.file };
        break;
      case 'requesting':
        this.#seen = { ...this.#seen, request: message.request };
        break;
      case 'dropped':
        this.#print({ level: 'warn', text: `… ${message.lines} more lines were left out` });
        break;
      case 'traced':
        for (const listener of this.#traceListeners) listener(message.trace);
        break;
      case 'opened':
        this.#opened.resolve();
        break;
      case 'answered': {
        const { status, statusText, headers, body, ms } = message;
        this.#settle(message.id)?.resolve({ status, statusText, headers, body, ms });
        break;
      }
      case 'unanswered':
        this.#settle(message.id)?.reject(new SandboxError(message.failure));
        break;
      case 'ended':
        this.#finish(message.failure);
        break;
    }
  }

  #print(line: ConsoleLine): void {
    if (this.#listeners.size === 0 && this.#early.length < KEPT_LINES) this.#early.push(line);
    for (const listener of this.#listeners) listener(line);
  }

  #settle(id: number): PromiseWithResolvers<AppResponse> | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  /** Ends the worker; everybody who waits, and who asks later, is told why. */
  #finish(failure: Failure | FaultData): void {
    if (this.#end) return;
    this.#end = new SandboxError(failure);
    this.#watchdog.stop();
    this.#worker.end();
    this.#opened.reject(this.#end);
    for (const id of [...this.#waiting.keys()]) this.#settle(id)?.reject(this.#end);
  }
}
