/** Tells what a run left at work in its process: timers, servers, sockets, watchers, threads. */
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

  /** Counts what is at work before the first run. Once per process. */
  constructor() {
    Object.assign(process.report, { excludeNetwork: true });
    this.#watchUnreferenced();
    this.#before = this.#atWork().join(', ');
  }

  /** What a run has left, in words, after it had the time to go; null when that is nothing. */
  async find(): Promise<string | null> {
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
