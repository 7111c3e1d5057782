/** Runs learner code in Node worker threads. */
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Execution, Host, WorkerEvent } from '../host.ts';
import type { ThreadMessage, ThreadOrder } from './thread.ts';

export interface NodeHostOptions {
  /** URL of a file beside whose `node_modules` the learner's packages are found; default this project. */
  readonly packagesUrl?: string;
  /** Entry of the worker thread; the bundle for the fork brings its own. */
  readonly threadUrl?: URL;
  /** Keep one thread ready for the next run. Call `dispose` at the end. */
  readonly spare?: boolean;
  /** Longest time in which a thread must be ready, ms. */
  readonly bootMs?: number;
}

export interface NodeHost extends Host {
  readonly name: 'node';
  /** Ends the spare thread, if there is one. Threads that run go on. */
  dispose(): void;
}

/** Memory of one thread, MB. Far more than a step needs; an array that grows for ever reaches it within seconds. */
const memory = { maxOldGenerationSizeMb: 256 };

/** A host on this machine's Node (22.18 or later, for type stripping and module hooks in the thread). */
export function createNodeHost(options: NodeHostOptions = {}): NodeHost {
  const {
    packagesUrl = new URL('../../../package.json', import.meta.url).href,
    threadUrl = new URL('./thread-main.ts', import.meta.url),
    spare = false,
    bootMs = 30_000,
  } = options;
  const start = () => NodeExecution.start(threadUrl, packagesUrl, bootMs);
  let waiting = spare ? start() : undefined;
  return {
    name: 'node',
    async spawn() {
      // Taken before anything is awaited, or two callers would get the same thread.
      const taken = waiting;
      waiting = undefined;
      const execution = await (taken ?? start());
      if (spare) waiting ??= start();
      return execution;
    },
    dispose() {
      waiting?.then(
        (execution) => execution.terminate(),
        () => {},
      );
      waiting = undefined;
    },
  };
}

class NodeExecution implements Execution {
  readonly #worker: Worker;
  readonly #packagesUrl: string;
  #ended = false;

  constructor(worker: Worker, packagesUrl: string) {
    this.#worker = worker;
    this.#packagesUrl = packagesUrl;
  }

  /** @throws {Error} when the thread does not get ready in time. */
  static async start(threadUrl: URL, packagesUrl: string, bootMs: number): Promise<NodeExecution> {
    const worker = new Worker(threadUrl, {
      env: environment(),
      // Node 22 warns about each use of type stripping; in a report that would look like the learner's output.
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: memory,
    });
    const ready = Promise.withResolvers<void>();
    worker.once('message', () => ready.resolve());
    worker.once('error', ready.reject);
    worker.once('exit', (code) => ready.reject(new Error(`the worker thread ended with ${code}`)));
    const timer = setTimeout(
      () => ready.reject(new Error(`the worker thread was not ready after ${bootMs} ms`)),
      bootMs,
    );
    try {
      await ready.promise;
    } catch (error) {
      void worker.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return new NodeExecution(worker, packagesUrl);
  }

  start(
    order: ThreadOrder['order'],
    skip: readonly string[],
    listener: (event: WorkerEvent) => void,
  ): void {
    this.#worker.on('message', (message: ThreadMessage) => {
      if (message.type !== 'ready') listener(message);
    });
    const message: ThreadOrder = { order, skip, packagesUrl: this.#packagesUrl };
    this.#worker.postMessage(message);
  }

  onDeath(listener: (reason: string) => void): void {
    const tell = (reason: string) => {
      if (this.#ended) return;
      this.#ended = true;
      listener(reason);
    };
    this.#worker.once('error', (error: Error & { code?: string }) =>
      tell(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : error.message),
    );
    this.#worker.once('exit', (code) => tell(`the worker thread ended with ${code}`));
  }

  terminate(): void {
    this.#ended = true;
    void this.#worker.terminate();
  }
}

/** As the learner's shell has it, except what would make two machines, or the two hosts, answer differently. */
function environment(): NodeJS.ProcessEnv {
  const { NODE_ENV: _mode, FORCE_COLOR: _colour, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}
