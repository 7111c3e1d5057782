import type * as z from 'zod';
import type { Context } from './context.ts';
import type { ToolIn } from './models.ts';
import { type Session, session } from './session.ts';

type NewTool = z.infer<typeof ToolIn>;
// `undefined` is allowed since that is how `.partial()` types a key that may be absent.
type Changes = { [Key in keyof NewTool]?: NewTool[Key] | undefined };

/** A tool as it is stored. What it cost is for the treasurer only. */
type Tool = NewTool & { id: number; weeklyFee: number; boughtFor: number | null };

const columns = `id, name, daily_fee as "dailyFee", weekly_fee as "weeklyFee", deposit, notes, bought_for as "boughtFor"`;

/** The tools, as one session sees them. */
export class ToolStore {
  readonly #db: Session;

  constructor(db: Session) {
    this.#db = db;
  }

  async add({ name, dailyFee, deposit, notes }: NewTool): Promise<Tool> {
    const { rows } = await this.#db.query(
      `insert into tools (name, daily_fee, deposit, notes) values ($1, $2, $3, $4) returning ${columns}`,
      [name, dailyFee, deposit, notes],
    );
    return rows[0];
  }

  async list(limit: number): Promise<Tool[]> {
    const { rows } = await this.#db.query(`select ${columns} from tools order by id limit $1`, [
      limit,
    ]);
    return rows;
  }

  async find(id: number): Promise<Tool | undefined> {
    const { rows } = await this.#db.query(`select ${columns} from tools where id = $1`, [id]);
    return rows[0];
  }

  /** Writes what `changes` has, and leaves the rest alone. */
  async change(id: number, changes: Changes): Promise<Tool | undefined> {
    const tool = await this.find(id);
    if (!tool) return undefined;

    const { name, dailyFee, deposit, notes } = { ...tool, ...changes };
    const { rows } = await this.#db.query(
      `update tools set name = $2, daily_fee = $3, deposit = $4, notes = $5 where id = $1 returning ${columns}`,
      [id, name, dailyFee, deposit, notes],
    );
    return rows[0];
  }

  /** Takes a tool out; false when there was none with this id. */
  async remove(id: number): Promise<boolean> {
    const { rowCount } = await this.#db.query('delete from tools where id = $1', [id]);
    return rowCount === 1;
  }
}

/** The tools, in the session of the request. */
export async function tools(ctx: Context): Promise<ToolStore> {
  return new ToolStore(await ctx.use(session));
}
