/** A child process as the Node host sees it. */
import { type ChildProcess, fork } from 'node:child_process';
import process from 'node:process';
import type { ChildMessage, ChildOrder } from './child.ts';

/** How the process is started. */
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

/** A process that is ready for an order, or carrying one out. */
export class Child {
  readonly #child: ChildProcess;
  #stderr = '';
  #lost = Promise.withResolvers<string | null>();

  constructor(child: ChildProcess) {
    this.#child = child;
    running.add(child);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#stderr = (this.#stderr + text).slice(-lastWords);
    });
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'freshness') this.#lost.resolve(message.lost);
    });
    child.once('exit', () => {
      running.delete(child);
      this.#lost.resolve('the process ended');
    });
  }

  /** @throws {Error} when the process does not get ready in time. */
  static async start(options: ChildOptions): Promise<Child> {
    const { entry, args, execArgv, env, bootMs } = options;
    const forked = fork(entry, args, {
      execArgv: [...execArgv],
      env,
      // Output is taken inside the child, where it is known which check printed it.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const child = new Child(forked);
    const ready = Promise.withResolvers<void>();
    forked.once('message', () => ready.resolve());
    forked.once('error', ready.reject);
    forked.once('exit', (code, signal) =>
      ready.reject(new Error(`the process ended with ${code ?? signal}: ${child.#stderr}`)),
    );
    const timer = setTimeout(
      () => ready.reject(new Error(`the process was not ready after ${bootMs} ms`)),
      bootMs,
    );
    try {
      await ready.promise;
    } catch (error) {
      child.kill();
      throw error;
    } finally {
      clearTimeout(timer);
    }
    return child;
  }

  /** False once it has ended or was ended. */
  get alive(): boolean {
    return this.#child.connected && this.#child.exitCode === null && !this.#child.killed;
  }

  send(order: ChildOrder): void {
    this.#lost = Promise.withResolvers();
    this.#child.send(order);
  }

  /** Why it is not as it was before the last order (it must be one that is used again); null when it is. Waits up to `ms`. */
  async lost(ms: number): Promise<string | null> {
    const late = () => this.#lost.resolve(`the process did not say how it is within ${ms} ms`);
    const timer = setTimeout(late, ms);
    try {
      return await this.#lost.promise;
    } finally {
      clearTimeout(timer);
    }
  }

  /** The returned function stops listening. */
  onMessage(listener: (message: ChildMessage) => void): () => void {
    this.#child.on('message', listener);
    return () => this.#child.off('message', listener);
  }

  /** Called when it ends though nobody killed it, with `memory` or a few words. The returned function stops listening. */
  onDeath(listener: (reason: string) => void): () => void {
    const tell = (code: number | null, signal: string | null) => {
      if (this.#child.killed) return;
      const memory = /heap out of memory|Array buffer allocation failed/.test(this.#stderr);
      listener(memory ? 'memory' : `the process ended with ${code ?? signal}.`);
    };
    // `close` and not `exit`: by then everything that it sent and said has arrived.
    this.#child.once('close', tell);
    return () => this.#child.off('close', tell);
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

/** A process in an endless loop would outlive us. */
const running = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
