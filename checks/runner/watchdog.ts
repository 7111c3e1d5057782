/** Tells when nothing was heard for too long. */

/** How often it looks, ms. */
const interval = 100;

export class Watchdog {
  #silent = 0;
  #lastLook = performance.now();
  readonly #timer: ReturnType<typeof setInterval>;

  /** Calls `bark` once nothing was heard for `limit` ms. */
  constructor(limit: number, bark: () => void) {
    this.#timer = setInterval(() => {
      const now = performance.now();
      // When this thread itself was held up (a busy machine, a sleeping laptop), the worker's signs of life may lie
      // unread: time in which nobody looked is not held against it.
      this.#silent += Math.min(now - this.#lastLook, 2 * interval);
      this.#lastLook = now;
      if (this.#silent < limit) return;
      this.stop();
      bark();
    }, interval);
  }

  /** A sign of life came. */
  heard(): void {
    this.#silent = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
