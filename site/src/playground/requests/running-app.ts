import type { Files } from '../../../../checks/runner/host.ts';
import type { ConsoleLine, Failure, FailureKind } from '../../../../checks/runner/report.ts';
import type { Trace } from '../../../../checks/runner/trace/record.ts';
import type { AppRequest, AppSession, Sandbox } from '../../../sandbox/sandbox.ts';
import { sameFiles } from '../../learner/same-files.ts';
import { failureFrom } from '../sandbox-failure.ts';
import type { Exchange } from './exchange.ts';

/** After these nothing runs any more; the next request starts the app anew. */
const DEADLY: ReadonlySet<FailureKind> = new Set(['loop', 'memory', 'exit', 'internal']);

/** What a running app tells besides its answers. */
export interface AppListeners {
  console(line: ConsoleLine): void;
  /** It is started, for the first time or anew. */
  started?(): void;
  /** What happened inside a request, soon after it. */
  traced?(trace: Trace): void;
}

/** The learner's app behind the Requests panel: started by the first request, started anew when the code has changed. */
export class RunningApp {
  #session: Promise<AppSession> | undefined;
  #files: Files = {};
  readonly #sandbox: () => Promise<Sandbox>;
  readonly #entry: string;
  readonly #listeners: AppListeners;
  readonly #database: boolean;

  /** `database`: the step needs PostgreSQL. */
  constructor(
    sandbox: () => Promise<Sandbox>,
    entry: string,
    listeners: AppListeners,
    database = false,
  ) {
    this.#sandbox = sandbox;
    this.#entry = entry;
    this.#listeners = listeners;
    this.#database = database;
  }

  /** Sends one request. Rejects only when `signal` was aborted; every other trouble is part of the exchange. */
  async send(files: Files, request: AppRequest, signal: AbortSignal): Promise<Exchange> {
    const fresh = !this.#session || !sameFiles(files, this.#files);
    try {
      if (fresh) this.#restart(files);
      const session = await this.#session;
      if (!session) throw new Error('The app was closed while it was starting. Send it again.');
      const response = await session.request(request, signal);
      return { request, outcome: { kind: 'answered', response }, fresh };
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      const failure: Failure = failureFrom(error);
      if (DEADLY.has(failure.kind)) this.close();
      return { request, outcome: { kind: 'failed', failure }, fresh };
    }
  }

  /** Starts the app, unless it runs with these very files. Why it does not run, or null when it does. */
  async start(files: Files): Promise<Failure | null> {
    try {
      if (!this.#session || !sameFiles(files, this.#files)) this.#restart(files);
      await this.#session;
      return null;
    } catch (error) {
      return failureFrom(error);
    }
  }

  close(): void {
    void this.#session?.then((session) => session.close()).catch(() => {});
    this.#session = undefined;
  }

  #restart(files: Files): void {
    this.close();
    this.#files = files;
    this.#listeners.started?.();
    const opening = this.#sandbox().then(async (sandbox) => {
      const session = await sandbox.open(files, this.#entry, {
        trace: true,
        database: this.#database,
      });
      session.onConsole((line) => this.#listeners.console(line));
      session.onTrace((trace) => this.#listeners.traced?.(trace));
      return session;
    });
    this.#session = opening;
    // An app that did not start is tried anew by the next request.
    opening.catch(() => {
      if (this.#session === opening) this.#session = undefined;
    });
  }
}
