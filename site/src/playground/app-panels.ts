import type { Files } from '../../../checks/runner/host.ts';
import type { ConsoleLine, Failure } from '../../../checks/runner/report.ts';
import type { Trace } from '../../../checks/runner/trace/record.ts';
import type { ExampleRequest } from '../../../lessons/schema.ts';
import type { AppRequest, Sandbox } from '../../sandbox/sandbox.ts';
import type { Exchange } from './requests/exchange.ts';
import { RunningApp } from './requests/running-app.ts';
import type { Workbench } from './workbench.ts';

/** The app that the panels talk to. */
export interface PanelledApp {
  /** The file that starts it. */
  readonly entry: string;
  /** It needs PostgreSQL. */
  readonly database: boolean;
  /** Requests that are one click away. */
  readonly requests: readonly ExampleRequest[];
  files(): Files;
  /** Why it may not run yet; null when it may. Always asked before anything runs. */
  heldBack?(): Failure | null;
}

/** The panels that talk to the learner's running app: Requests, Docs, Data, Console, and the trace of what they sent. */
export class AppPanels {
  readonly #bench: Workbench;
  readonly #app: PanelledApp;
  readonly #running: RunningApp;

  constructor(bench: Workbench, sandbox: () => Promise<Sandbox>, app: PanelledApp) {
    this.#bench = bench;
    this.#app = app;
    const listeners = {
      console: (line: ConsoleLine) => this.print('Your app', line),
      started: () => bench.trace.forgetSent(),
      traced: (trace: Trace) => bench.trace.addSent(trace, Object.keys(app.files())),
    };
    this.#running = new RunningApp(sandbox, app.entry, listeners, app.database);
    const send = (request: AppRequest, stop: AbortSignal) => this.#send(request, stop);
    bench.requests.setUp(app.requests, {
      send,
      files: () => Object.keys(app.files()),
      say: (sentence) => bench.say(sentence),
    });
    bench.docs.setUp({
      send,
      files: () => app.files(),
      print: (line) => this.print('The page in Docs', line),
    });
    bench.data.setUp(async (tenant, statement) => (await sandbox()).look(tenant, statement));
  }

  /** Starts the app with the files as they are. Why it does not run, or null when it does. */
  async start(): Promise<Failure | null> {
    const failure = this.#app.heldBack?.() ?? (await this.#running.start(this.#app.files()));
    this.#bench.data.changed('app');
    return failure;
  }

  /** Adds a line to the console; `source` says what printed it. */
  print(source: string, line: ConsoleLine): void {
    this.#bench.console.add(source, line);
    this.#bench.dock.badge('console', String(this.#bench.console.count));
  }

  close(): void {
    this.#running.close();
  }

  async #send(request: AppRequest, stop: AbortSignal): Promise<Exchange> {
    const failure = this.#app.heldBack?.();
    if (failure) return { request, outcome: { kind: 'failed', failure }, fresh: false };
    try {
      return await this.#running.send(this.#app.files(), request, stop);
    } finally {
      this.#bench.data.changed('app');
    }
  }
}
