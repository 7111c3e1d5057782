/** A trace as a picture, without pixels: rows in words, bars as shares of a common time axis. For the page and the terminal. */
import type { Place } from '../place.ts';
import { isLeaked, outcomeOf } from './outcome.ts';
import type { Trace, TraceBlock, TraceRequest, TraceSpan } from './record.ts';

/** A stretch of the run that one picture shows, ms. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

/** Where a bar lies in its window; both between 0 and 1. */
export interface Bar {
  readonly start: number;
  readonly length: number;
}

/** One line of a request's timeline. */
export interface TimelineRow {
  /** 0 for what happened directly in the request. */
  readonly depth: number;
  readonly name: string;
  /** What it is, in words. */
  readonly kind: string;
  /** ms from the request's arrival. */
  readonly after: number;
  readonly ms: number | null;
  readonly bar: Bar;
  /** Of a resource, the part of the bar in which it was there to be used, between its opening and its teardown. */
  readonly held?: Bar | undefined;
  /** What came of it; empty when there is nothing to say. */
  readonly outcome: string;
  /** Whether something went wrong in it. */
  readonly failed: boolean;
  readonly place: Place | undefined;
}

const kinds: Readonly<Record<string, string>> = {
  body: 'body parser',
  parameter: 'parameter',
  'error-handler': 'error handler',
};

/** The stretch that `requests` take, waiting included. What never ended counts up to the last thing that is known of it. */
export function windowOf(requests: readonly TraceRequest[]): TimeWindow {
  const from = Math.min(...requests.map(({ at, waited = 0 }) => at - waited));
  const to = Math.max(...requests.map(endOf));
  return { from, to: Math.max(to, from + 0.001) };
}

/** When a request was over, work after its answer included. */
export function endOf({ at, ms, spans }: TraceRequest): number {
  return Math.max(at + (ms ?? 0), ...spans.map((span) => span.at + (span.ms ?? 0)));
}

/** The bar of a stretch; it is cut at the window's edges, and without an end it reaches to the right one. */
export function barOf(at: number, ms: number | null, { from, to }: TimeWindow): Bar {
  const share = (time: number) => Math.min(1, Math.max(0, (time - from) / (to - from)));
  const start = share(at);
  return { start, length: ms === null ? 1 - start : share(at + ms) - start };
}

/** One row for each span of a request, each after the one that it happened in. */
export function rowsOf(request: TraceRequest, window: TimeWindow): TimelineRow[] {
  const depths: number[] = [];
  return inTreeOrder(request.spans).map(([span, index]) => {
    const depth = (depths[span.parent] ?? -1) + 1;
    depths[index] = depth;
    return {
      depth,
      name: span.name,
      kind: kinds[span.kind] ?? span.kind,
      after: span.at - request.at,
      ms: span.ms,
      bar: barOf(span.at, span.ms, window),
      outcome: outcomeOf(span),
      failed: span.error !== undefined || (span.issues ?? 0) > 0 || isLeaked(span, request),
      held: heldOf(span, window),
      place: span.place,
    };
  });
}

/** Of a connection that is the whole of it but the wait for one. */
function heldOf({ at, ms, ready, closing }: TraceSpan, window: TimeWindow): Bar | undefined {
  if (ready === undefined) return undefined;
  const until = closing ?? ms;
  return barOf(at + ready, until === null ? null : until - ready, window);
}

function inTreeOrder(spans: readonly TraceSpan[], parent = -1): [TraceSpan, number][] {
  return spans.flatMap((span, index): [TraceSpan, number][] =>
    span.parent === parent ? [[span, index], ...inTreeOrder(spans, index)] : [],
  );
}

/** How a request ended, such as `answered 201`. */
export function answerText({ status, end }: TraceRequest): string {
  if (end === 'answered') return `answered ${status}`;
  const said = status === null ? '' : `, after the status ${status}`;
  return end === 'cut' ? `cut off by the client${said}` : `still without an answer${said}`;
}

/** Whether a person would look here first. */
export function wentWrong({ status, end }: TraceRequest): boolean {
  return end !== 'answered' || (status ?? 0) >= 500;
}

/** The blocks that touch a window. */
export function blocksIn({ blocks }: Trace, { from, to }: TimeWindow): readonly TraceBlock[] {
  return blocks.filter(({ at, ms }) => at < to && at + ms > from);
}

/** Round times for an axis, ms from the window's start: at most five beside 0. */
export function ticksOf({ from, to }: TimeWindow): readonly number[] {
  const length = to - from;
  const power = 10 ** Math.floor(Math.log10(length));
  const step = [0.2, 0.5, 1, 2, 5]
    .map((factor) => factor * power)
    .find((each) => length / each <= 5);
  if (step === undefined) return [0];
  return Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
}

/** Requests that share time, together: each group has a picture of its own. In the order of arrival. */
export function clustersOf(requests: readonly TraceRequest[]): TraceRequest[][] {
  const clusters: TraceRequest[][] = [];
  let end = -Infinity;
  for (const request of requests.toSorted((one, other) => one.at - other.at)) {
    const last = clusters.at(-1);
    const begin = request.at - (request.waited ?? 0);
    if (last === undefined || begin >= end) clusters.push([request]);
    else last.push(request);
    end = Math.max(end, endOf(request));
  }
  return clusters;
}
