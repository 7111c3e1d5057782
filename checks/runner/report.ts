/**
 * What a check run says, as plain typed data: the one definition of an event, a failure and a report.
 * Written as schemas because in the browser all of it crosses from the sandbox (hostile until parsed) to the page.
 */
import * as z from 'zod/mini';
import { Place } from './place.ts';
import { Trace } from './trace/record.ts';

export { Place };

/** One check as collected from the check file. `id` is unique in its step and never changes once published. */
export const CheckInfo = z.object({ id: z.string(), title: z.string() });
export type CheckInfo = z.infer<typeof CheckInfo>;

/** Why a check failed or a run broke; decides the sentence that the learner reads first. */
export const FailureKind = z.enum([
  'expectation', // the check's own claim did not hold
  'error', // the learner's code threw
  'no-answer', // the app never completed a response
  'no-server', // nothing listened
  'loop', // control never came back; the host ended the worker
  'timeout', // the check itself took longer than allowed
  'unhandled', // a rejection or exception that nobody caught
  'exit', // process.exit
  'syntax', // the file is not TypeScript
  'not-erasable', // TypeScript that type stripping refuses: enum, namespace, parameter property, decorator
  'missing-export',
  'missing-module',
  'memory',
  'types', // the compiler found a type error; nothing was run to find it
  'no-checks', // the check file ran but held no check
  'internal', // our fault; says so
]);
export type FailureKind = z.infer<typeof FailureKind>;

/** A failure in the four parts that every message has, plus what a panel can show beside them. */
export const Failure = z.object({
  kind: FailureKind,
  /** What should happen. */
  should: z.string(),
  /** What happened instead. */
  happened: z.string(),
  /** Why it matters. */
  why: z.string(),
  /** Where to look. */
  look: z.string(),
  /** Printed values, when a comparison failed; never more than 4,000 characters each. */
  expected: z.optional(z.string()),
  actual: z.optional(z.string()),
  /** Unified text diff without colours. */
  diff: z.optional(z.string()),
  /** The learner's line, when one is known. */
  place: z.optional(Place),
  /** The line of the check that failed. */
  checkPlace: z.optional(Place),
  /** The stack with the runner's own frames removed. */
  stack: z.optional(z.string()),
});
export type Failure = z.infer<typeof Failure>;

/** A line that the learner's code printed. */
export const ConsoleLine = z.object({
  level: z.enum(['log', 'info', 'warn', 'error', 'debug']),
  text: z.string(),
});
export type ConsoleLine = z.infer<typeof ConsoleLine>;

/** How a check ended; `not-run` when the run ended before it. */
export const CheckState = z.enum(['passed', 'failed', 'skipped', 'not-run']);
export type CheckState = z.infer<typeof CheckState>;

/** The outcome of one check. */
export const CheckResult = z.object({
  id: z.string(),
  title: z.string(),
  state: CheckState,
  /** Milliseconds from the start of the check to its end, hooks included. */
  ms: z.number(),
  failure: z.optional(Failure),
  console: z.array(ConsoleLine),
  /** Console lines that the limit left out. */
  dropped: z.number(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** Everything that one run found. `broken`: the run could not judge the work; `problems` says why. */
export const Report = z.object({
  version: z.literal(1),
  /** '01.1' */
  step: z.string(),
  host: z.enum(['node', 'browser']),
  state: z.enum(['passed', 'failed', 'broken']),
  checks: z.array(CheckResult),
  /** Failures that belong to no single check: a file that does not parse, an unhandled rejection, zero checks. */
  problems: z.array(Failure),
  /** Output printed outside any check (while files load). */
  console: z.array(ConsoleLine),
  dropped: z.number(),
  ms: z.number(),
  /** What happened inside each request, when the order asked for it. */
  trace: z.optional(Trace),
});
export type Report = z.infer<typeof Report>;

/** What a run tells while it goes on, in order. */
export const RunEvent = z.discriminatedUnion('type', [
  /** The database of this step is being fetched and started; bytes, equal when all of it is there. */
  z.object({ type: z.literal('preparing'), loaded: z.number(), total: z.number() }),
  z.object({ type: z.literal('collected'), checks: z.array(CheckInfo) }),
  z.object({ type: z.literal('started'), id: z.string() }),
  z.object({ type: z.literal('finished'), result: CheckResult }),
  z.object({ type: z.literal('console'), id: z.nullable(z.string()), line: ConsoleLine }),
  z.object({ type: z.literal('problem'), failure: Failure }),
  z.object({ type: z.literal('done'), report: Report }),
]);
export type RunEvent = z.infer<typeof RunEvent>;
