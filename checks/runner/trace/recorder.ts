/**
 * Keeps the requests of one worker until they are handed over, within limits on what it holds at a time. Knows neither HTTP nor Express: the watchers tell it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { OpenRequest, type OpenSpan, type SpanStart } from './open-request.ts';
import { type Trace, traceLimits } from './record.ts';

/** Where the code that runs now belongs. */
export interface TraceContext {
  readonly request: OpenRequest;
  readonly span: OpenSpan | null;
}

/** Gathers what happens in the requests of a run. */
export class Recorder {
  /** Follows the learner's code across its waits. */
  readonly context = new AsyncLocalStorage<TraceContext>();
  readonly #clock: () => number;
  readonly #startedAt: number;
  readonly #budget: { spans: number } = { spans: traceLimits.spans };
  #check: string | null = null;
  #kept: OpenRequest[] = [];
  #blocks: { at: number; ms: number }[] = [];
  #requests = 0;
  #dropped = 0;
  #answering = 0;
  #onBusy: (busy: boolean) => void = () => {};

  /** @param clock monotonic, ms; never a fake one */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#startedAt = clock();
  }

  /** ms since the recorder began. */
  now(): number {
    return this.#clock() - this.#startedAt;
  }

  /** Told when the first request of several is under way, and when none is any more. */
  onBusy(listener: (busy: boolean) => void): void {
    this.#onBusy = listener;
  }

  /** Requests that arrive from now on were sent by this check. */
  belongsTo(check: string | null): void {
    this.#check = check;
  }

  /** A request has arrived; null when the limits leave it out. */
  arrive(method: string, path: string): OpenRequest | null {
    if (this.#kept.length >= traceLimits.requests) {
      this.#dropped += 1;
      return null;
    }
    this.#requests += 1;
    const start = { id: this.#requests, check: this.#check, method, path, at: this.now() };
    const request = new OpenRequest(start, this.#budget);
    this.#kept.push(request);
    this.#answering += 1;
    if (this.#answering === 1) this.#onBusy(true);
    return request;
  }

  /** Begins a span where the code that runs now belongs; null outside of any request, or beyond the limits. */
  beginHere(start: SpanStart): OpenSpan | null {
    const context = this.context.getStore();
    if (context === undefined) return null;
    const { request, span } = context;
    return request.begin(start, span?.open ? span : request.innermost, this.now());
  }

  /** The span in which the code that runs now happens. */
  get current(): OpenSpan | null {
    return this.context.getStore()?.span ?? null;
  }

  /** Runs `work` as a part of `span`. */
  inside<Result>(span: OpenSpan, work: () => Result): Result {
    return this.context.run({ request: span.request, span }, work);
  }

  /** Ends a span, and with it what can only be over now. */
  end(span: OpenSpan): void {
    span.running = false;
    span.pending = false;
    span.close(this.now());
    span.request.settle(this.now());
  }

  /** The exchange of `request` is over. */
  leave(request: OpenRequest, end: 'answered' | 'cut'): void {
    request.end(end, this.now());
    this.#answering -= 1;
    if (this.#answering === 0) this.#onBusy(false);
  }

  /** The event loop did not turn for `ms`, until now. */
  blocked(ms: number): void {
    if (this.#blocks.length < traceLimits.blocks) this.#blocks.push({ at: this.now() - ms, ms });
  }

  /**
   * Hands over what was recorded since the last call, and forgets it; null when there is nothing.
   * @param all also what is not over: its open spans have no end. Otherwise that waits for the next call.
   */
  take(all: boolean): Trace | null {
    const now = this.now();
    const taken = this.#kept.filter((request) => all || request.isOver(now));
    this.#kept = this.#kept.filter((request) => !taken.includes(request));
    for (const { data } of taken) this.#budget.spans += data.spans.length;
    const trace = {
      requests: taken.map(({ data }) => data),
      blocks: this.#blocks,
      dropped: this.#dropped,
    };
    this.#blocks = [];
    this.#dropped = 0;
    const { requests, blocks, dropped } = trace;
    return requests.length + blocks.length + dropped === 0 ? null : trace;
  }
}
