import { DatabaseError } from 'pg';
import { clock } from './clock.ts';
import type { Context } from './context.ts';
import { HttpError, ShedFault } from './errors.ts';
import { type Session, session } from './session.ts';

/** Who had a tool, from when to when. */
export interface Loan {
  id: number;
  toolId: number;
  memberId: number;
  lentAt: Date;
  returnedAt: Date | null;
}

const columns = `id, tool_id as "toolId", member_id as "memberId", lent_at as "lentAt", returned_at as "returnedAt"`;

/** What PostgreSQL refuses, and what that means here. */
const refusals: Record<string, Error> = {
  '23503': new HttpError(404, 'There is no such tool, or no such member.'),
  '23505': new ShedFault('This tool is out.'),
};

/** The loans, as one session sees them. */
export class LoanStore {
  readonly #db: Session;
  readonly #now: Date;

  constructor(db: Session, now: Date) {
    this.#db = db;
    this.#now = now;
  }

  /** @throws ShedFault when the tool is out, HttpError when there is no such tool or member. */
  async add(toolId: number, memberId: number): Promise<Loan> {
    try {
      const { rows } = await this.#db.query(
        `insert into loans (tool_id, member_id, lent_at) values ($1, $2, $3) returning ${columns}`,
        [toolId, memberId, this.#now],
      );
      return rows[0];
    } catch (error) {
      throw (error instanceof DatabaseError && refusals[error.code ?? '']) || error;
    }
  }

  /** The loans of a tool, the latest first. */
  async list(toolId: number, limit: number): Promise<Loan[]> {
    const { rows } = await this.#db.query(
      `select ${columns} from loans where tool_id = $1 order by id desc limit $2`,
      [toolId, limit],
    );
    return rows;
  }

  /** Ends a loan. @throws ShedFault when it is over already. */
  async end(id: number): Promise<Loan> {
    const { rows } = await this.#db.query(
      `update loans set returned_at = $2 where id = $1 and returned_at is null returning ${columns}`,
      [id, this.#now],
    );
    if (!rows[0]) throw new ShedFault('This tool is back already.');
    return rows[0];
  }

  async find(toolId: number, id: number): Promise<Loan | undefined> {
    const { rows } = await this.#db.query(
      `select ${columns} from loans where tool_id = $1 and id = $2`,
      [toolId, id],
    );
    return rows[0];
  }
}

/** The loans, in the session and at the moment of the request. */
export async function loans(ctx: Context): Promise<LoanStore> {
  const [db, now] = await Promise.all([ctx.use(session), ctx.use(clock)]);
  return new LoanStore(db, now);
}
