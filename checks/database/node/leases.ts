/** The databases of a host: one for each run at a time, kept for the next run. */
import type { RunDatabase } from '../../runner/host.ts';
import type { EmbeddedOptions } from './embedded.ts';
import { type DatabaseLease, leaseDatabase } from './lease.ts';

export class Leases implements Disposable {
  readonly #idle: DatabaseLease[] = [];
  readonly #embedded: EmbeddedOptions;
  #disposed = false;

  constructor(embedded: EmbeddedOptions = {}) {
    this.#embedded = embedded;
  }

  /** A database that nobody else uses until `release`. @throws {Error} a sentence, when there can be none. */
  async take(): Promise<RunDatabase> {
    const lease = this.#idle.pop() ?? (await leaseDatabase(undefined, this.#embedded));
    return {
      url: lease.url,
      release: () => {
        if (this.#disposed) void lease.release();
        else this.#idle.push(lease);
      },
    };
  }

  /** Gives back those that wait, and each of the others when its run ends. */
  [Symbol.dispose](): void {
    this.#disposed = true;
    for (const lease of this.#idle.splice(0)) void lease.release();
  }
}
