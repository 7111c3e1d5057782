/** The page's one database: started by the first step that needs it, kept over runs, started anew when it died. */
import type { Answer } from '../../../checks/database/answer.ts';
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
  /** Whoever waits for the parts, and how much of them is there. */
  readonly #told = new Set<Told>();
  #loaded: Parameters<Told> | undefined;
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
    const parts = await this.#fetch(told);
    this.#running ??= this.#boot(parts);
    return this.#running;
  }

  /** Fetches what is not there yet, and starts nothing. @throws {Error} a sentence; the next call tries again */
  async fetch(): Promise<void> {
    await this.#fetch(() => {});
  }

  async #fetch(told: Told): Promise<DatabaseParts> {
    this.#told.add(told);
    // Somebody else may have begun it.
    if (this.#loaded) told(...this.#loaded);
    this.#parts ??= fetchDatabase(this.#assets, (...loaded) => {
      this.#loaded = loaded;
      for (const each of this.#told) each(...loaded);
    }).catch((error: unknown) => {
      this.#parts = undefined;
      this.#loaded = undefined;
      throw error;
    });
    try {
      return await this.#parts;
    } finally {
      this.#told.delete(told);
    }
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

  /** One statement that only reads, on a tenant's tables; null: there is no database yet. */
  async look(tenant: Tenant, statement: string): Promise<Answer | null> {
    const worker = await this.#running?.catch(() => undefined);
    return worker ? worker.look(tenant, statement) : null;
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
