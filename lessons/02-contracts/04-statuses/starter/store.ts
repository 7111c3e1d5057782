import type * as z from 'zod';
import type { ToolIn } from './models.ts';

type Columns = z.infer<typeof ToolIn> & { id: number; boughtFor: number | null };
// `undefined` is allowed since that is how `.partial()` types a key that may be absent.
type Changes = { [Column in keyof z.infer<typeof ToolIn>]?: Columns[Column] | undefined };

/** A row as a database library hands it over: each column is a getter, the library's own count lies beside them. */
export class ToolRow {
  readonly #columns: Columns;
  revision = 1;

  constructor(columns: Columns) {
    this.#columns = columns;
  }

  get id() {
    return this.#columns.id;
  }

  get name() {
    return this.#columns.name;
  }

  get dailyFee() {
    return this.#columns.dailyFee;
  }

  /** A week costs as much as five days. */
  get weeklyFee() {
    return this.#columns.dailyFee * 5;
  }

  get deposit() {
    return this.#columns.deposit;
  }

  get notes() {
    return this.#columns.notes;
  }

  /** What Toolshed paid for the tool: for the treasurer only. */
  get boughtFor() {
    return this.#columns.boughtFor;
  }

  /** Writes the columns that `changes` has, and leaves the others alone. */
  change(changes: Changes): void {
    Object.assign(this.#columns, changes);
    this.revision += 1;
  }
}

let rows: readonly ToolRow[] = [];
let lastId = 0;

/** Stores a tool under the next id. An id is never given twice, not even after its tool was removed. */
export function addTool(tool: z.infer<typeof ToolIn>): ToolRow {
  lastId += 1;
  const row = new ToolRow({ ...tool, id: lastId, boughtFor: null });
  rows = [...rows, row];
  return row;
}

export function allTools(): readonly ToolRow[] {
  return rows;
}

export function findTool(id: number): ToolRow | undefined {
  return rows.find((row) => row.id === id);
}

/** Takes a tool out; false when there was none with this id. */
export function removeTool(id: number): boolean {
  const before = rows.length;
  rows = rows.filter((row) => row.id !== id);
  return rows.length < before;
}
