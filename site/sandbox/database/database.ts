/** The page's one database: started by the first step that needs it, kept over runs, started anew when it died. */
import type { Tenant } from '../../../checks/database/turns.ts';
import type { SandboxAssets } from '../assets.ts';
import type { RunWorker } from '../run-worker.ts';
import type { Supply } from '../supply.ts';
import { type DatabaseParts, fetchDatabase, type Told } from './parts.ts';
import { type DatabaseWorker, startDatabaseWorker } from './worker-client.ts';

/** A connection between an execution worker and the database, through all its restarts. */
interface Link {
  readonly worker: RunWorker;
  readonly tenant: Tenant;
  detach(): void;
}

export class Database {
  readonly #supply: Supply;
  readonly #assets: SandboxAssets['database'];
  readonly #links = new Set<Link>();
  #parts: Promise<DatabaseParts> | undefined;
  #running: Promise<DatabaseWorker> | undefined;
  #lastRun: Promise<void> = Promise.resolve();

  constructor(supply: Supply, assets: SandboxAssets['database']) {
    this.#supply = supply;
    this.#assets = assets;
  }

  /**
   * Fetches and boots what is not there yet.
   * @throws {Error} a sentence; the next call tries again
   */
  async start(told: Told = () => {}): Promise<DatabaseWorker> {
    this.#parts ??= fetchDatabase(this.#assets, told).catch((error: unknown) => {
      this.#parts = undefined;
      throw error;
    });
    const parts = await this.#parts;
    this.#running ??= this.#boot(parts);
    return this.#running;
  }

  /** Waits until no other run has the checks' tables. The returned function lets the next one in. */
  async takeTurn(): Promise<() => void> {
    const before = this.#lastRun;
    const over = Promise.withResolvers<void>();
    this.#lastRun = over.promise;
    await before;
    return over.resolve;
  }

  /**
   * Connects an execution worker, until it ends. The worker hears of each restart. Start the database first.
   * @param fresh take the tenant's tables away first
   */
  async connect(worker: RunWorker, tenant: Tenant, fresh: boolean): Promise<() => void> {
    const link: Link = { worker, tenant, detach: () => {} };
    this.#attach(link, await this.start(), fresh);
    this.#links.add(link);
    return () => {
      this.#links.delete(link);
      link.detach();
    };
  }

  #attach(link: Link, database: DatabaseWorker, fresh: boolean): void {
    const { port, detach } = database.attach(link.tenant, fresh);
    link.detach = detach;
    link.worker.send({ type: 'database' }, [port]);
  }

  #boot(parts: DatabaseParts): Promise<DatabaseWorker> {
    let wasReady = false;
    const booting = this.#supply
      .adopt((frame, over) =>
        startDatabaseWorker(frame, parts, () => {
          over();
          if (this.#running === booting) this.#running = undefined;
          if (wasReady) this.#relink();
        }),
      )
      .then(async (worker) => {
        await worker.ready;
        wasReady = true;
        return worker;
      });
    booting.catch(() => {
      if (this.#running === booting) this.#running = undefined;
    });
    return booting;
  }

  /** The database is gone, and its tables with it. Whoever was connected is told, and gets another. */
  #relink(): void {
    if (this.#links.size === 0) return;
    for (const { worker } of this.#links) worker.send({ type: 'database' });
    this.start().then(
      (database) => {
        for (const link of this.#links) this.#attach(link, database, false);
      },
      () => {}, // Connections wait until their driver gives up; the next run tries again and says why.
    );
  }
}
