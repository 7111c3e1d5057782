/**
 * Lets many connections share the one session that the embedded database has: each in turn, and whoever is in a transaction
 * keeps the session until the transaction ends. Whoever waits too long for its turn gets an error that says why.
 */
import type { Engine } from './engine.ts';
import { turnMs } from './limits.ts';
import { resetSql } from './reset.ts';
import {
  errorResponse,
  joined,
  readyForQuery,
  simpleQuery,
  stateAfter,
  syncMessage,
} from './wire.ts';

/** Whose tables are meant: those of the checks and those of the app behind the page's requests never meet. */
export type Tenant = 'checks' | 'app';

/** Who takes turns: a connection, as far as this file knows it. */
export interface Turner {
  readonly tenant: Tenant;
  answer(bytes: Uint8Array): void;
}

interface Job {
  readonly turner: Turner;
  readonly messages: Uint8Array;
  readonly late: ReturnType<typeof setTimeout>;
}

/** Lets one connection at a time at the only session there is, for as long as its transaction lasts. */
export class Turns {
  readonly #engine: Engine;
  readonly #broken: (error: unknown) => void;
  readonly #waiting: Job[] = [];
  /** Who is in a transaction, or in the middle of a sequence of messages. */
  #holder: Turner | null = null;
  #running: Turner | null = null;
  #pumping = false;
  readonly #gone = new Set<Turner>();
  #tenant: Tenant | null = null;
  readonly #known = new Set<Tenant>();
  #dead = false;

  /** `broken` is called once, when the engine has died. */
  constructor(engine: Engine, broken: (error: unknown) => void) {
    this.#engine = engine;
    this.#broken = broken;
  }

  /** Sends `messages` when it is this turner's turn; the answer goes to its `answer`. */
  take(turner: Turner, messages: Uint8Array): void {
    const late = setTimeout(() => this.#refuse(job), turnMs);
    const job: Job = { turner, messages, late };
    this.#waiting.push(job);
    void this.#pump();
  }

  /** The turner is no more. What it began is rolled back. */
  leave(turner: Turner): void {
    for (const job of this.#waiting.filter((each) => each.turner === turner)) this.#drop(job);
    if (this.#holder !== turner && this.#running !== turner) return;
    this.#gone.add(turner);
    void this.#pump();
  }

  /** Empties the tables of a tenant. */
  clear(tenant: Tenant): void {
    this.take({ tenant, answer: () => {} }, simpleQuery(resetSql));
  }

  async #pump(): Promise<void> {
    if (this.#pumping || this.#dead) return;
    this.#pumping = true;
    try {
      // Who leaves or comes while nothing runs is seen at once: nothing is awaited between the last look and the end.
      while (this.#hasWork()) {
        await this.#rollBackTheGone();
        const job = this.#next();
        if (job !== undefined) await this.#run(job);
      }
      this.#pumping = false;
    } catch (error) {
      this.#dead = true;
      for (const job of [...this.#waiting]) this.#drop(job);
      this.#broken(error);
    }
  }

  #hasWork(): boolean {
    const holder = this.#holder;
    if (holder !== null && this.#gone.has(holder)) return true;
    return this.#waiting.some(({ turner }) => holder === null || turner === holder);
  }

  #next(): Job | undefined {
    const holder = this.#holder;
    const job = this.#waiting.find(({ turner }) => holder === null || turner === holder);
    if (job !== undefined) this.#drop(job);
    return job;
  }

  async #run({ turner, messages }: Job): Promise<void> {
    this.#running = turner;
    if (turner.tenant !== this.#tenant) await this.#change(turner.tenant);
    const answer = await this.#engine.exchange(messages);
    this.#holder = stateAfter(answer) === 'I' ? null : turner;
    this.#running = null;
    if (!this.#gone.has(turner)) turner.answer(answer);
  }

  async #rollBackTheGone(): Promise<void> {
    const holder = this.#holder;
    const isGone = holder !== null && this.#gone.has(holder);
    this.#gone.clear();
    if (!isGone) return;
    this.#running = holder;
    this.#holder = null;
    // It may have left in the middle of a sequence of messages.
    await this.#engine.exchange(syncMessage);
    await this.#engine.exchange(simpleQuery('ROLLBACK'));
    this.#running = null;
  }

  /** Puts a tenant's tables where statements look for them: in the schema `public`. Renaming a schema takes a few milliseconds. */
  async #change(tenant: Tenant): Promise<void> {
    if (this.#tenant !== null) {
      const back = this.#known.has(tenant)
        ? `ALTER SCHEMA kept_${tenant} RENAME TO public`
        : 'CREATE SCHEMA public';
      await this.#engine.exchange(
        simpleQuery(
          `CREATE SCHEMA IF NOT EXISTS public; ALTER SCHEMA public RENAME TO kept_${this.#tenant}; ${back}`,
        ),
      );
    }
    this.#known.add(tenant);
    this.#tenant = tenant;
  }

  #refuse(job: Job): void {
    this.#drop(job);
    const error = errorResponse(
      'ERROR',
      '55P03',
      `No turn came within ${turnMs} ms: another session has not ended its transaction.`,
      'The embedded database has one session for all. Look for a session that is never released, or a query on the pool while a session of the same request is in a transaction.',
    );
    job.turner.answer(joined([error, readyForQuery('I')]));
  }

  #drop(job: Job): void {
    clearTimeout(job.late);
    const index = this.#waiting.indexOf(job);
    if (index >= 0) this.#waiting.splice(index, 1);
  }
}
