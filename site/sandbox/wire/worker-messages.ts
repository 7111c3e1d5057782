/** What the page and one execution worker say to each other, over a port of their own. One worker does one thing, once. */
import * as z from 'zod/mini';
import type { RunOrder, WorkerEvent } from '../../../checks/runner/host.ts';
import { CheckInfo, ConsoleLine, Failure } from '../../../checks/runner/report.ts';
import { Trace } from '../../../checks/runner/trace/record.ts';
import type { CompiledProject } from '../compile/compiled.ts';
import type { AppRequest } from '../sandbox.ts';

/** From the page to the worker. The first `check` or `open` decides what the worker is for. */
export type ToWorker =
  | {
      readonly type: 'check';
      readonly order: RunOrder;
      readonly project: CompiledProject;
      readonly check: CompiledProject;
      readonly skip: readonly string[];
    }
  | {
      readonly type: 'open';
      readonly files: RunOrder['files'];
      readonly project: CompiledProject;
      readonly entry: string;
      readonly trace: boolean;
      /** The app gets `DATABASE_URL`; the link was sent before. */
      readonly database: boolean;
    }
  /** A link to the database comes with this message; without one, the database is gone and another link will follow. */
  | { readonly type: 'database' }
  | { readonly type: 'request'; readonly id: number; readonly request: AppRequest }
  | { readonly type: 'cancel'; readonly id: number }
  /** Files to put on the virtual disk before their content is there. `sizes`: bytes by path. */
  | { readonly type: 'disk'; readonly sizes: Readonly<Record<string, number>> }
  /** The answer to `wants`; `null` when the file cannot be fetched. */
  | { readonly type: 'file'; readonly path: string; readonly content: Blob | null };

/** Longest texts that the page takes. What the worker sends stays far below; more is not meant for us. */
const text = z.string().check(z.maxLength(100_000));
const id = z.string().check(z.maxLength(200));

/**
 * What a worker may send. The upper part are the events of a check run as `host.ts` defines them; an app session sends `alive`,
 * `loading`, `console` and `traced` too.
 */
export const FromWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('loading'), file: z.nullable(text) }),
  z.object({ type: z.literal('requesting'), request: text }),
  z.object({
    type: z.literal('collected'),
    checks: z.array(CheckInfo).check(z.maxLength(1_000)),
  }),
  z.object({ type: z.literal('started'), id }),
  z.object({
    type: z.literal('finished'),
    id,
    state: z.enum(['passed', 'failed', 'skipped']),
    ms: z.number(),
    failure: z.optional(Failure),
  }),
  z.object({ type: z.literal('console'), id: z.nullable(id), line: ConsoleLine }),
  z.object({ type: z.literal('dropped'), id: z.nullable(id), lines: z.number() }),
  z.object({ type: z.literal('problem'), id: z.nullable(id), failure: Failure }),
  z.object({ type: z.literal('traced'), trace: Trace }),
  z.object({ type: z.literal('done') }),

  /** A spare worker has loaded everything that can be loaded ahead. */
  z.object({ type: z.literal('ready') }),

  /** Code reads a file of the disk whose content is not there yet. */
  z.object({ type: z.literal('wants'), path: id }),

  /** The entry of an app session ran, and a server listens. */
  z.object({ type: z.literal('opened') }),
  z.object({
    type: z.literal('answered'),
    id: z.number(),
    status: z.number(),
    statusText: text,
    headers: z.array(z.tuple([text, text])).check(z.maxLength(1_000)),
    body: z.instanceof(Uint8Array),
    ms: z.number(),
  }),
  z.object({ type: z.literal('unanswered'), id: z.number(), failure: Failure }),
  /** The app is over: it did not start, or something that nobody caught ended it. */
  z.object({ type: z.literal('ended'), failure: Failure }),
]);
export type FromWorker = z.infer<typeof FromWorker>;

const ofChecks: ReadonlySet<string> = new Set<WorkerEvent['type']>([
  'alive',
  'loading',
  'requesting',
  'collected',
  'started',
  'finished',
  'console',
  'dropped',
  'problem',
  'traced',
  'done',
]);

/** Whether a message is one of a check run's events. */
export const isCheckEvent = (message: FromWorker): message is FromWorker & WorkerEvent =>
  ofChecks.has(message.type);
