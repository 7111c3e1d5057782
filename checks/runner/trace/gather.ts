/** Puts the parts of a run's trace together, as they come from one worker after another. */
import { type Trace, type TraceBlock, type TraceRequest, traceLimits } from './record.ts';

/** Holds no more than the limits allow, whatever a worker sends. */
export class TraceGatherer {
  readonly #requests: TraceRequest[] = [];
  readonly #blocks: TraceBlock[] = [];
  #dropped = 0;
  #spans = 0;

  /** @param offset ms from the start of the run to the start of the worker that sends `part` */
  add(part: Trace, offset: number): void {
    this.#dropped += part.dropped;
    for (const request of part.requests) {
      this.#spans += request.spans.length;
      if (this.#requests.length >= traceLimits.requests || this.#spans > traceLimits.spans) {
        this.#dropped += 1;
      } else this.#requests.push(later(request, offset));
    }
    const room = traceLimits.blocks - this.#blocks.length;
    for (const { at, ms } of part.blocks.slice(0, room)) {
      this.#blocks.push({ at: at + offset, ms });
    }
  }

  /** Everything so far; requests in the order in which they arrived. */
  build(): Trace {
    const requests = this.#requests.toSorted((one, other) => one.at - other.at);
    return { requests, blocks: this.#blocks, dropped: this.#dropped };
  }
}

function later(request: TraceRequest, offset: number): TraceRequest {
  return {
    ...request,
    at: request.at + offset,
    spans: request.spans.map((span) => ({ ...span, at: span.at + offset })),
  };
}
