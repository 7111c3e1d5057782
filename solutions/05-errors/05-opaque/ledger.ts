import { clock } from './clock.ts';
import type { Context } from './context.ts';
import { type Session, session } from './session.ts';

/** What happened at the shed, and when. */
interface Entry {
  id: number;
  at: Date;
  entry: string;
}

/** The desk's ledger, as one session sees it: an entry stands in it only when what it tells of was kept. */
export class Ledger {
  readonly #db: Session;
  readonly #now: Date;

  constructor(db: Session, now: Date) {
    this.#db = db;
    this.#now = now;
  }

  async write(entry: string): Promise<void> {
    try {
      await this.#db.query('insert into ledger (at, entry) values ($1, $2)', [this.#now, entry]);
    } catch (cause) {
      throw new Error('The ledger could not be written.', { cause });
    }
  }

  /** The latest entries, the newest first. */
  async latest(limit: number): Promise<Entry[]> {
    const { rows } = await this.#db.query('select * from ledger order by id desc limit $1', [
      limit,
    ]);
    return rows;
  }
}

/** The ledger, in the session and at the moment of the request. */
export async function ledger(ctx: Context): Promise<Ledger> {
  const [db, now] = await Promise.all([ctx.use(session), ctx.use(clock)]);
  return new Ledger(db, now);
}
