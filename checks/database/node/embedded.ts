/** The embedded database on Node: in a worker thread, reached over a port of the machine's loopback like any server. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MessageChannel, Worker } from 'node:worker_threads';
import { Watchdog } from '../../runner/watchdog.ts';
import { Bridge } from '../bridge.ts';
import { statementMs } from '../limits.ts';
import { linkEnd } from '../link.ts';
import { type PreparedDatabase, prepareDatabase } from '../prepare.ts';
import type { DatabaseLease } from './lease.ts';
import type { FromThread, ToThread } from './worker.ts';

/** How the embedded database is started; the fork has other files than the checkout. */
export interface EmbeddedOptions {
  /** What runs in the worker thread; default `worker.ts` beside this file. */
  readonly worker?: URL;
  /** Folder in which the prepared parts are kept; default this project's. */
  readonly cache?: string;
}

/**
 * Starts a database of its own, empty. It is started anew when a statement runs for longer than `statementMs`, at the same address.
 * @throws {Error} when it does not start
 */
export async function openEmbedded({
  worker = new URL('./worker.ts', import.meta.url),
  cache,
}: EmbeddedOptions = {}): Promise<DatabaseLease> {
  const embedded = new Embedded(await prepareDatabase(cache), worker);
  await embedded.open();
  const { port } = embedded.bridge.server.address() as AddressInfo;
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    release: async () => embedded.close(),
  };
}

class Embedded {
  readonly bridge = new Bridge();
  readonly #prepared: PreparedDatabase;
  readonly #workerUrl: URL;
  #worker: Worker | undefined;
  #watchdog: Watchdog | undefined;
  #closed = false;

  constructor(prepared: PreparedDatabase, worker: URL) {
    this.#prepared = prepared;
    this.#workerUrl = worker;
  }

  async open(): Promise<void> {
    const { server } = this.bridge;
    server.listen(0, '127.0.0.1');
    await Promise.all([once(server, 'listening'), this.#start()]);
    // A database that waits for nobody keeps no process alive.
    server.unref();
  }

  close(): void {
    this.#closed = true;
    this.#end();
    this.bridge.close();
  }

  async #start(): Promise<void> {
    const worker = new Worker(this.#workerUrl, {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      // What PostgreSQL writes to its log is nobody's output.
      stdout: true,
      stderr: true,
    });
    this.#worker = worker;
    const ready = Promise.withResolvers<void>();
    worker.on('message', (message: FromThread) => {
      this.#watchdog?.heard();
      if (message.type === 'ready') ready.resolve();
      if (message.type === 'broken') lost(message.reason);
    });
    worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
    const lost = (reason: string) => {
      ready.reject(new Error(`The embedded database did not start: ${reason}`));
      if (this.#worker === worker && this.#watchdog !== undefined) void this.#restart();
    };
    worker.postMessage({ type: 'start', prepared: this.#prepared } satisfies ToThread);
    await ready.promise;
    if (this.#closed) {
      void worker.terminate();
      return;
    }
    worker.unref();
    this.#watchdog = new Watchdog(statementMs, () => void this.#restart());
    const { port1, port2 } = new MessageChannel();
    worker.postMessage({ type: 'attach', port: port2 } satisfies ToThread, [port2]);
    this.bridge.connect(linkEnd(port1));
    port1.unref();
  }

  /** A statement did not end, or the engine died. */
  async #restart(): Promise<void> {
    this.#end();
    this.bridge.disconnect();
    if (!this.#closed) await this.#start().catch(() => this.close());
  }

  #end(): void {
    this.#watchdog?.stop();
    this.#watchdog = undefined;
    void this.#worker?.terminate();
    this.#worker = undefined;
  }
}
