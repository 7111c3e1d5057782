import { DatabaseError } from 'pg';
import type * as z from 'zod';
import type { Context } from './context.ts';
import { ShedFault } from './errors.ts';
import type { MemberSignup, SignIn } from './models.ts';
import { type Session, session } from './session.ts';

/** A member as it is stored. `deskNote` is what the people at the desk tell each other. */
type Member = z.infer<typeof MemberSignup> & { id: number; deskNote: string | null };

const columns = 'id, name, email, password, desk_note as "deskNote"';

/** How PostgreSQL calls a value that must not be there twice, and is. */
const uniqueViolation = '23505';

/** The members, as one session sees them. */
export class MemberStore {
  readonly #db: Session;

  constructor(db: Session) {
    this.#db = db;
  }

  /** @throws ShedFault when somebody has this e-mail address. */
  async add({ name, email, password }: z.infer<typeof MemberSignup>): Promise<Member> {
    try {
      const { rows } = await this.#db.query(
        `insert into members (name, email, password) values ($1, $2, $3) returning ${columns}`,
        [name, email, password],
      );
      return rows[0];
    } catch (error) {
      if (error instanceof DatabaseError && error.code === uniqueViolation)
        throw new ShedFault('email-taken', 'A member has this e-mail address.');
      throw error;
    }
  }

  async list(limit: number): Promise<Member[]> {
    const { rows } = await this.#db.query(`select ${columns} from members order by id limit $1`, [
      limit,
    ]);
    return rows;
  }

  async find(id: number): Promise<Member | undefined> {
    const { rows } = await this.#db.query(`select ${columns} from members where id = $1`, [id]);
    return rows[0];
  }

  // Compares the password as it was typed. From lesson 07 on, the app keeps a hash instead.
  async signedIn({ email, password }: z.infer<typeof SignIn>): Promise<Member | undefined> {
    const { rows } = await this.#db.query(
      `select ${columns} from members where email = $1 and password = $2`,
      [email, password],
    );
    return rows[0];
  }
}

/** The members, in the session of the request. */
export async function members(ctx: Context): Promise<MemberStore> {
  return new MemberStore(await ctx.use(session));
}
