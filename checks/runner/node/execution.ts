/** One run in one child process. */
import type { Execution, RunOrder, WorkerEvent } from '../host.ts';
import type { Child } from './child-process.ts';

export class ChildExecution implements Execution {
  readonly #child: Child;
  readonly #release: ((child: Child) => void) | undefined;
  #stopListening: () => void = () => {};
  #done = false;

  /** @param release takes the child when the run came to its end; without it the process ends with the run */
  constructor(child: Child, release?: (child: Child) => void) {
    this.#child = child;
    this.#release = release;
  }

  start(order: RunOrder, skip: readonly string[], listener: (event: WorkerEvent) => void): void {
    const stop = this.#child.onMessage((message) => {
      if (message.type === 'ready' || message.type === 'freshness') return;
      if (message.type === 'done') this.#done = true;
      listener(message);
    });
    this.#alsoStop(stop);
    this.#child.send({ order, skip });
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
