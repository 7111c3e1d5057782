/** One child process with one run in it. */
import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';
import type { Execution, RunOrder, WorkerEvent } from '../host.ts';
import type { ChildMessage, ChildOrder } from './child.ts';

export interface ChildOptions {
  readonly entry: string;
  readonly args: readonly string[];
  readonly execArgv: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Longest time in which it must be ready, ms. */
  readonly bootMs: number;
}

/** Characters kept of what Node itself says when it dies. */
const lastWords = 4_000;

export class ChildExecution implements Execution {
  readonly #child: ChildProcess;
  #ended = false;
  #stderr = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    running.add(child);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-lastWords);
    });
    child.once('exit', () => running.delete(child));
  }

  /** @throws {Error} when the process does not get ready in time. */
  static async start(options: ChildOptions): Promise<ChildExecution> {
    const { entry, args, execArgv, env, bootMs } = options;
    const child = fork(entry, args, {
      execArgv: [...execArgv],
      env,
      // Output is taken inside the child, where it is known which check printed it.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const execution = new ChildExecution(child);
    const ready = Promise.withResolvers<void>();
    child.once('message', () => ready.resolve());
    child.once('error', ready.reject);
    child.once('exit', (code, signal) =>
      ready.reject(new Error(`the process ended with ${code ?? signal}: ${execution.#stderr}`)),
    );
    const timer = setTimeout(
      () => ready.reject(new Error(`the process was not ready after ${bootMs} ms`)),
      bootMs,
    );
    try {
      await ready.promise;
    } catch (error) {
      execution.terminate();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return execution;
  }

  start(order: RunOrder, skip: readonly string[], listener: (event: WorkerEvent) => void): void {
    this.#child.on('message', (message: ChildMessage) => {
      if (message.type !== 'ready') listener(message);
    });
    const message: ChildOrder = { order, skip };
    this.#child.send(message);
  }

  onDeath(listener: (reason: string) => void): void {
    // `close` and not `exit`: by then everything that it sent and said has arrived.
    this.#child.once('close', (code, signal) => {
      if (this.#ended) return;
      this.#ended = true;
      const memory = /heap out of memory|Array buffer allocation failed/.test(this.#stderr);
      listener(memory ? 'memory' : `the process ended with ${code ?? signal}.`);
    });
  }

  terminate(): void {
    this.#ended = true;
    this.#child.kill('SIGKILL');
  }
}

/** A process in an endless loop would outlive us. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
