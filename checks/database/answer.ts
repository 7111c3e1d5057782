/** What somebody who looks into the database gets: rows as text, or why there are none. Schemas, because in the page it crosses the sandbox's border. */
import * as z from 'zod/mini';

/** How much of an answer is kept. */
export const answerLimits = {
  rows: 100,
  columns: 200,
  /** Characters of one value; the cut shows. */
  value: 2_000,
  /** Characters of all values together. */
  all: 400_000,
  message: 2_000,
} as const;

const message = z.string().check(z.maxLength(answerLimits.message));

/** A column of what a statement gave. */
export const Column = z.object({
  name: z.string().check(z.maxLength(200)),
  /** As PostgreSQL writes it, such as `character varying(20)`. */
  type: z.string().check(z.maxLength(200)),
});
export type Column = z.infer<typeof Column>;

/** What a statement gave, as text, and cut to what a person can read. */
export const Rows = z.object({
  kind: z.literal('rows'),
  columns: z.array(Column).check(z.maxLength(answerLimits.columns)),
  /** Values as PostgreSQL writes them; null: SQL's own. */
  rows: z
    .array(
      z
        .array(z.nullable(z.string().check(z.maxLength(answerLimits.value))))
        .check(z.maxLength(answerLimits.columns)),
    )
    .check(z.maxLength(answerLimits.rows)),
  /** There are more rows, which were not read. */
  more: z.boolean(),
});
export type Rows = z.infer<typeof Rows>;

/** Why PostgreSQL, or we, did not carry a statement out. */
export const Refusal = z.object({
  kind: z.literal('refused'),
  /** A sentence of PostgreSQL's or of ours. */
  message,
  /** What to do about it. */
  hint: z.optional(message),
  /** PostgreSQL's code for the error, such as `42P01`. */
  code: z.optional(z.string().check(z.maxLength(20))),
  /** The character of the statement, from 1, where it went wrong. */
  position: z.optional(z.number()),
});
export type Refusal = z.infer<typeof Refusal>;

/** What came of a statement that somebody typed. */
export const Answer = z.discriminatedUnion('kind', [Rows, Refusal]);
export type Answer = z.infer<typeof Answer>;
