/**
 * What happened inside each request, as plain typed data: the one definition of a trace. Times are milliseconds from
 * the start of the run, on a monotonic clock. Schemas, because in the browser all of it crosses the sandbox's border.
 */
import * as z from 'zod/mini';
import { Place } from '../place.ts';

/** How much of a run is kept; what goes beyond is counted and left out. */
export const traceLimits = {
  requests: 300,
  spansPerRequest: 120,
  /** Spans of one run, over all its requests. */
  spans: 6_000,
  blocks: 200,
  /** Characters of a name or a path. */
  name: 160,
  /** Characters of an error's message. */
  message: 400,
} as const;

const name = z.string().check(z.maxLength(traceLimits.name));

/** An error as the trace shows it. */
export const TraceError = z.object({
  name,
  message: z.string().check(z.maxLength(traceLimits.message)),
});
export type TraceError = z.infer<typeof TraceError>;

/** A stretch of work inside one request. Spans stand in the order in which they began. */
export const TraceSpan = z.object({
  /** Position of the span that this one happened in; -1: the request itself. Always smaller than its own. */
  parent: z.number(),
  /**
   * `middleware`, `body` (a body parser), `router`, `parameter`, `handler`, `error-handler`, `validation`, `response`
   * (from the first call that answers to the last byte handed over), `provider` (from its opening to the end of its
   * teardown), `generator` (an async generator that gives several values), `connection` (from asking a pool for it until
   * it is given back), `statement`. An open list: `span-channel.ts` may bring others.
   */
  kind: z.string().check(z.maxLength(40)),
  /** What a reader knows it by: `express.json`, `POST /tools`, `requireKey`, `z.object(name, dailyFee)`, `res.json`. */
  name,
  at: z.number(),
  /** How long it took; null: it had not ended when the record was made. */
  ms: z.nullable(z.number()),
  /** How long its first part held the thread, without a wait; left out where nobody measured it. */
  held: z.optional(z.number()),
  /** The error that it threw or passed on; of an error handler, see `caught`. */
  error: z.optional(TraceError),
  /** The error that an error handler was given, or a provider in its teardown. */
  caught: z.optional(TraceError),
  /** Of a provider or a connection: how long it took until there was something to work with. */
  ready: z.optional(z.number()),
  /** Of a provider: when its teardown began, ms from the start of the span. */
  closing: z.optional(z.number()),
  /** Of a connection: it was not given back to be used again but thrown away. */
  discarded: z.optional(z.boolean()),
  /** Of a statement: how many values came with it, and how many rows it gave or changed. The values are never kept. */
  parameters: z.optional(z.number()),
  rows: z.optional(z.number()),
  /** Of a validation: how many problems it found; 0 is a pass. */
  issues: z.optional(z.number()),
  /** Where the learner's code put it into the app. */
  place: z.optional(Place),
});
export type TraceSpan = z.infer<typeof TraceSpan>;

/** One request that reached the app. */
export const TraceRequest = z.object({
  /** Counts from 1 in the order of arrival, per worker. */
  id: z.number(),
  /** The check that ran when it arrived; null: none (the Requests panel, or code outside of any check). */
  check: z.nullable(name),
  method: z.string().check(z.maxLength(20)),
  path: name,
  /** Null: no status line was sent. */
  status: z.nullable(z.number()),
  /** Bytes of the bodies, without heads and framing. */
  bytesIn: z.number(),
  bytesOut: z.number(),
  /** When the app took it in. */
  at: z.number(),
  /** How long it had waited before that, from when the client began to send it; left out when nobody knows. */
  waited: z.optional(z.number()),
  /** From arrival until the exchange was over; null: it was not when the record was made. */
  ms: z.nullable(z.number()),
  /** `answered`: completely; `cut`: the connection closed before that (the client left); `open`: still waiting. */
  end: z.enum(['answered', 'cut', 'open']),
  spans: z.array(TraceSpan).check(z.maxLength(traceLimits.spansPerRequest)),
  /** Spans that the limits left out. */
  dropped: z.number(),
});
export type TraceRequest = z.infer<typeof TraceRequest>;

/** A stretch in which the event loop did not turn: whoever waited, waited longer. */
export const TraceBlock = z.object({ at: z.number(), ms: z.number() });
export type TraceBlock = z.infer<typeof TraceBlock>;

/** What one run recorded. */
export const Trace = z.object({
  requests: z.array(TraceRequest).check(z.maxLength(traceLimits.requests)),
  blocks: z.array(TraceBlock).check(z.maxLength(traceLimits.blocks)),
  /** Requests that the limits left out. */
  dropped: z.number(),
});
export type Trace = z.infer<typeof Trace>;
