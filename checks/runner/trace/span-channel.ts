/**
 * A way for code beside the app (a runtime of providers, a database driver) to put spans into the request that it works
 * for, without knowing the recorder. It is a tracing channel of `node:diagnostics_channel`, which costs nothing while
 * nobody listens:
 *
 * ```ts
 * const spans = tracingChannel('groundwork.span');
 * const session = await spans.tracePromise(openSession, { kind: 'provider', name: 'session' });
 * ```
 */
import { tracingChannel } from 'node:diagnostics_channel';
import { type OpenSpan, traceError } from './open-request.ts';
import type { Recorder, TraceContext } from './recorder.ts';

/** The diagnostics channel on which the course's own code tells of its providers. */
export const spanChannel = 'groundwork.span';

/** What the publisher says of a span; the channel adds `error` or `result`. */
export interface SpanMessage {
  readonly kind: string;
  readonly name: string;
  error?: unknown;
  result?: unknown;
}

/** Records what is published on `spanChannel` while a request is being worked on. */
export function watchSpans(recorder: Recorder): void {
  const spans = new WeakMap<object, OpenSpan>();
  const channel = tracingChannel<unknown, SpanMessage>(spanChannel);
  const end = (message: SpanMessage, settled: boolean): void => {
    const span = spans.get(message);
    if (span === undefined) return;
    if (message.error !== undefined) span.data.error = traceError(message.error);
    span.running = false;
    span.pending = !settled;
    if (!settled) return;
    span.close(recorder.now());
    span.request.settle(recorder.now());
  };
  channel.start.bindStore(recorder.context, (message): TraceContext => {
    const context = recorder.context.getStore();
    // Outside of any request there is nobody to attribute it to.
    if (context === undefined) return undefined as never;
    const { request } = context;
    const parent = context.span?.open ? context.span : request.innermost;
    const start = { kind: String(message.kind).slice(0, 40), name: String(message.name) };
    const span = request.begin(start, parent, recorder.now());
    if (span) spans.set(message, span);
    return { request, span: span ?? context.span };
  });
  channel.subscribe({
    start: () => {},
    end: (message) => end(message, 'result' in message || 'error' in message),
    asyncStart: () => {},
    asyncEnd: (message) => end(message, true),
    error: () => {},
  });
}
