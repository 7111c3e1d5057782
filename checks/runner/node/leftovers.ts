/** Puts out the timers that a run left in its process, and tells what else is still at work: servers, sockets, watchers, threads. */
import { createHook } from 'node:async_hooks';
import process from 'node:process';
import { realTimers } from './real-timers.ts';

/** How long a closed socket may take to be gone, ms. */
const patienceMs = 200;

/** What Node itself starts and stops as it likes: `timer` stands for all timers of a process, which are counted below. */
const uncounted: readonly string[] = ['timer', 'check', 'idle', 'prepare', 'loop'];

export class Leftovers {
  readonly #before: string;
  /** Timers that keep no process alive: Node does not count them. */
  #unreferenced: NodeJS.Timeout[] = [];
  /** Timers made since the last look, those that are over among them. */
  #timers: NodeJS.Timeout[] = [];

  /** Counts what is at work before the first run. Once per process. */
  constructor() {
    Object.assign(process.report, { excludeNetwork: true });
    this.#watchUnreferenced();
    this.#watchTimers();
    this.#before = this.#atWork().join(', ');
  }

  /** What a run has left, in words, after it had the time to go; null when that is nothing. */
  async find(): Promise<string | null> {
    this.#putOutTimers();
    const until = realTimers.now() + patienceMs;
    for (;;) {
      await realTimers.nextTask();
      const now = this.#atWork().join(', ');
      if (now === this.#before) return null;
      if (realTimers.now() > until) return `at work: ${now}; before: ${this.#before}`;
      await new Promise<void>((resolve) => realTimers.after(1, resolve));
    }
  }

  #atWork(): string[] {
    this.#unreferenced = this.#unreferenced.filter(isPending);
    const handles = handlesOfProcess().filter(({ type }) => !uncounted.includes(type));
    return [
      ...process.getActiveResourcesInfo(),
      ...handles.map(({ type }) => type),
      ...this.#unreferenced.map(() => 'unreferenced timer'),
    ].sort();
  }

  /**
   * Stops what the run's timers would still do: nobody waits for it, and a pool of connections leaves one for each of
   * them. Those that keep no process alive are let be: libraries and Node itself rely on theirs from run to run.
   */
  #putOutTimers(): void {
    for (const timer of this.#timers.splice(0)) {
      if (isPending(timer) && timer.hasRef()) clearTimeout(timer);
    }
  }

  /** Through Node's own hook, so that the run finds `setTimeout` as it always is. */
  #watchTimers(): void {
    const init = (_id: number, type: string, _trigger: number, resource: object) => {
      if (type === 'Timeout') this.#timers.push(resource as NodeJS.Timeout);
    };
    // Promises are left alone: a hook on each of them would cost every run.
    createHook({ init, trackPromises: false }).enable();
  }

  #watchUnreferenced(): void {
    const timer = setTimeout(() => {}, 0);
    clearTimeout(timer);
    const prototype = Object.getPrototypeOf(timer) as NodeJS.Timeout;
    const { unref } = prototype;
    const noted = (timer: NodeJS.Timeout) => this.#unreferenced.push(timer);
    prototype.unref = function () {
      noted(this);
      return unref.call(this);
    };
  }
}

/** Handles of libuv, those that keep no process alive among them. */
function handlesOfProcess(): readonly { readonly type: string }[] {
  const { libuv } = process.report.getReport() as { libuv: { type: string }[] };
  return libuv;
}

function isPending(timer: NodeJS.Timeout): boolean {
  return (timer as NodeJS.Timeout & { _destroyed: boolean })._destroyed === false;
}
