/** Everything that the Trace panel can show, in groups: the checks of the last run, and what the Requests panel sent. */
import type { Report } from '../../../../checks/runner/report.ts';
import type { Trace, TraceBlock, TraceRequest } from '../../../../checks/runner/trace/record.ts';
import { wentWrong } from '../../../../checks/runner/trace/timeline.ts';

/** Requests from the Requests panel that stay in reach. */
const MOST_SENT = 30;

/** The requests that one sender made. */
export interface TraceGroup {
  /** The check's id; `sent` for the Requests panel. */
  readonly key: string;
  readonly title: string;
  readonly requests: readonly TraceRequest[];
  readonly blocks: readonly TraceBlock[];
}

/** What was recorded since the last run. */
export interface TraceBook {
  readonly checks: readonly TraceGroup[];
  readonly sent: TraceGroup;
  /** Requests that the limits left out. */
  readonly dropped: number;
}

/** What is drawn: one request, or all of a group. */
export interface Choice {
  readonly group: TraceGroup;
  readonly request: TraceRequest | null;
}

/** Nothing was recorded. */
export const EMPTY: TraceBook = {
  checks: [],
  sent: { key: 'sent', title: 'Sent from the Requests panel', requests: [], blocks: [] },
  dropped: 0,
};

/** The book with a new run in it; the one before goes. */
export function withRun(book: TraceBook, { checks, trace }: Report): TraceBook {
  const { requests, blocks, dropped } = trace ?? { requests: [], blocks: [], dropped: 0 };
  const groups = [...checks, { id: null, title: 'Outside of any check' }].map(({ id, title }) => ({
    key: id ?? 'outside',
    title,
    requests: requests.filter(({ check }) => check === id),
    blocks,
  }));
  return { ...book, checks: groups.filter((group) => group.requests.length > 0), dropped };
}

/** The book with what the app did for the Requests panel; the oldest go. */
export function withSent(book: TraceBook, trace: Trace): TraceBook {
  const requests = [...book.sent.requests, ...trace.requests].slice(-MOST_SENT);
  const blocks = [...book.sent.blocks, ...trace.blocks].slice(-MOST_SENT);
  return { ...book, sent: { ...book.sent, requests, blocks } };
}

/** Without what an app did that runs no more: the clock of the next one starts anew. */
export function withoutSent(book: TraceBook): TraceBook {
  return { ...book, sent: EMPTY.sent };
}

/** The groups that have something to show, the learner's own requests first. */
export function groupsOf({ checks, sent }: TraceBook): readonly TraceGroup[] {
  return sent.requests.length === 0 ? checks : [sent, ...checks];
}

/** What is shown first after a run: the first failed check, else the first request that went wrong, else the first of all. */
export function firstChoice({ checks }: TraceBook, failed: readonly string[]): Choice | null {
  const group =
    checks.find(({ key }) => failed.includes(key)) ??
    checks.find(({ requests }) => requests.some(wentWrong)) ??
    checks[0];
  return group === undefined ? null : choiceOf(group);
}

/** A group as a whole, or its only request. */
export function choiceOf(group: TraceGroup): Choice {
  const [only, ...others] = group.requests;
  return { group, request: others.length === 0 ? (only ?? null) : null };
}
