/** One run in one child process. */
import type { Execution, RunOrder, WorkerEvent } from '../host.ts';
import type { ChildOrder } from './child.ts';
import type { Child } from './child-process.ts';

export class ChildExecution implements Execution {
  readonly #child: Child;
  readonly #release: ((child: Child) => void) | undefined;
  readonly #stripped: ChildOrder['stripped'];
  #stopListening: () => void = () => {};
  #done = false;

  /**
   * @param release takes the child when the run came to its end; without it the process ends with the run
   * @param stripped what the child need not strip any more
   */
  constructor(child: Child, release?: (child: Child) => void, stripped?: ChildOrder['stripped']) {
    this.#child = child;
    this.#release = release;
    this.#stripped = stripped;
  }

  start(order: RunOrder, skip: readonly string[], listener: (event: WorkerEvent) => void): void {
    const stop = this.#child.onMessage((message) => {
      if (message.type === 'ready' || message.type === 'freshness') return;
      if (message.type === 'done') this.#done = true;
      listener(message);
    });
    this.#alsoStop(stop);
    const stripped = this.#stripped;
    this.#child.send({ order, skip, ...(stripped && { stripped }) });
  }

  onDeath(listener: (reason: string) => void): void {
    this.#alsoStop(this.#child.onDeath(listener));
  }

  terminate(): void {
    this.#stopListening();
    if (this.#done && this.#release !== undefined) this.#release(this.#child);
    else this.#child.kill();
  }

  #alsoStop(stop: () => void): void {
    const before = this.#stopListening;
    this.#stopListening = () => {
      before();
      stop();
    };
  }
}
