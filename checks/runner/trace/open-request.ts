/** One request while it goes on. Knows which span happens inside which, and when each of them is over. */
import type { Place } from '../place.ts';
import { type TraceError, type TraceRequest, type TraceSpan, traceLimits } from './record.ts';

/** What is known of a span when it begins. */
export interface SpanStart {
  readonly kind: string;
  readonly name: string;
  readonly place?: Place | undefined;
  readonly caught?: TraceError | undefined;
  /** Of a statement. */
  readonly parameters?: number;
  /** It is the lifetime of a resource: what begins while it is open does not for that reason happen in it. */
  readonly lasting?: boolean;
}

/**
 * How long a finished request waits for a resource that is still open, ms: then it counts as leaked, and the request is
 * handed over with it.
 */
const leakedAfter = 1_000;

/** A span that may still be under way. */
export class OpenSpan {
  readonly request: OpenRequest;
  readonly index: number;
  readonly parent: OpenSpan | null;
  readonly data: Mutable<TraceSpan>;
  /** See `SpanStart`. */
  lasting: boolean;
  /** Its first, synchronous part is on the stack. */
  running = true;
  /** It returned a promise that has not settled. */
  pending = false;

  constructor(
    request: OpenRequest,
    index: number,
    parent: OpenSpan | null,
    data: TraceSpan,
    lasting: boolean,
  ) {
    this.request = request;
    this.index = index;
    this.parent = parent;
    this.data = data;
    this.lasting = lasting;
    // Only whoever opened it says when it is over.
    this.pending = lasting;
  }

  /** What it opens turns out to be a resource, which stays open beyond its first part. */
  outlive(): void {
    this.lasting = true;
    this.pending = true;
  }

  get open(): boolean {
    return this.data.ms === null;
  }

  close(now: number): void {
    if (this.open) this.data.ms = now - this.data.at;
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** The record of a request while it is under way. */
export class OpenRequest {
  readonly data: Mutable<TraceRequest>;
  readonly #spans: OpenSpan[] = [];
  /** The span of the answer, once the first call that answers was made. */
  response: OpenSpan | undefined;
  /** The app has handed over its whole answer. */
  responded = false;
  /** What the record of the run may still take. */
  readonly #budget: { spans: number };

  constructor(
    start: Pick<TraceRequest, 'id' | 'check' | 'method' | 'path' | 'at'>,
    budget: { spans: number },
  ) {
    this.#budget = budget;
    this.data = {
      ...start,
      method: start.method.slice(0, 20),
      path: cut(start.path),
      status: null,
      bytesIn: 0,
      bytesOut: 0,
      ms: null,
      end: 'open',
      spans: [],
      dropped: 0,
    };
  }

  /** Begins a span inside `parent`; null when the limits leave it out. */
  begin(start: SpanStart, parent: OpenSpan | null, now: number): OpenSpan | null {
    if (this.#spans.length >= traceLimits.spansPerRequest || this.#budget.spans <= 0) {
      this.data.dropped += 1;
      return null;
    }
    this.#budget.spans -= 1;
    const { kind, name, place, caught, parameters, lasting = false } = start;
    const data: TraceSpan = {
      parent: parent?.index ?? -1,
      kind,
      name: cut(name),
      at: now,
      ms: null,
      ...(place === undefined ? {} : { place }),
      ...(caught === undefined ? {} : { caught }),
      ...(parameters === undefined ? {} : { parameters }),
    };
    const span = new OpenSpan(this, this.#spans.length, parent, data, lasting);
    this.#spans.push(span);
    this.data.spans.push(data);
    return span;
  }

  /** The innermost layer that is still open: what the next one happens in. */
  get innermost(): OpenSpan | null {
    const isLayer = (span: OpenSpan) => span.open && !span.lasting && span !== this.response;
    return this.#spans.findLast(isLayer) ?? null;
  }

  /**
   * Closes what can only be over once the answer is there: a handler that answered from a callback, the routers around
   * it. What still runs or waits for a promise of its own stays open.
   */
  settle(now: number): void {
    if (!this.responded) return;
    for (const span of this.#spans.toReversed()) {
      if (!span.open || span.running || span.pending) continue;
      const holds = (inner: OpenSpan) => inner.open && !inner.lasting && inner.parent === span;
      if (!this.#spans.some(holds)) span.close(now);
    }
  }

  /** The exchange is over. Work that goes on after the answer is recorded until `snapshot`. */
  end(end: 'answered' | 'cut', now: number): void {
    this.data.end = end;
    this.data.ms = now - this.data.at;
    this.responded = true;
    if (this.response) this.response.running = false;
    this.settle(now);
  }

  /** Nothing is under way any more, but for what was leaked. */
  isOver(now: number): boolean {
    const { at, ms } = this.data;
    if (ms === null) return false;
    const leaked = now - at - ms > leakedAfter;
    return this.#spans.every((span) => !span.open || (leaked && span.lasting));
  }
}

/** `text` within the length of a name; the cut shows. */
export function cut(text: string, length: number = traceLimits.name): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** An error as a trace tells it, whatever was thrown. */
export function traceError(error: unknown): TraceError {
  try {
    if (error instanceof Error) {
      return { name: cut(nameOf(error)), message: cut(error.message, traceLimits.message) };
    }
    return { name: 'thrown', message: cut(String(error), traceLimits.message) };
  } catch {
    return { name: 'thrown', message: 'a value that cannot be shown' };
  }
}

/** PostgreSQL's errors are all called `error`; their code tells them apart. */
function nameOf(error: Error & { readonly code?: unknown }): string {
  const { name, code } = error;
  return name === 'error' && typeof code === 'string' ? `error ${code}` : String(name);
}
