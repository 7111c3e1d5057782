/** Child processes that serve one run after the other. */
import type { Child } from './child-process.ts';

/** How long a child may take to say whether it is fresh, ms. */
const patienceMs = 5_000;

export class Pool {
  /** Each child that had a run, and says that it is fresh, or null when it is not. */
  readonly #returned: Promise<Child | null>[] = [];
  readonly #start: () => Promise<Child>;
  /** Called with the reason when a child was not fresh after its run. */
  readonly #onLost: (reason: string) => void;

  constructor(start: () => Promise<Child>, onLost: (reason: string) => void = () => {}) {
    this.#start = start;
    this.#onLost = onLost;
  }

  /** A child that is as good as new. */
  async take(): Promise<Child> {
    for (;;) {
      const returned = this.#returned.shift();
      if (returned === undefined) return await this.#start();
      const child = await returned;
      if (child?.alive === true) return child;
    }
  }

  /** Takes back a child whose run came to its end. Ends it unless it says that it is fresh. */
  release(child: Child): void {
    this.#returned.push(this.#examine(child));
  }

  /** Ends every child that waits. */
  dispose(): void {
    for (const returned of this.#returned.splice(0)) void returned.then((child) => child?.kill());
  }

  async #examine(child: Child): Promise<Child | null> {
    const lost = await child.lost(patienceMs);
    if (lost === null) return child;
    child.kill();
    this.#onLost(lost);
    return null;
  }
}
