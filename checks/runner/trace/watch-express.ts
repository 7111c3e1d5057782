/**
 * Follows each request through Express's layers. Express 5.3 (router 2.3) announces on the tracing channel
 * `express.router.request` when a layer begins, returns and settles; when it calls `next`, it does not say. For that, and
 * for where a layer was put into the app, the classes behind `express` are wrapped. The learner's code stays as it is.
 */
import { tracingChannel } from 'node:diagnostics_channel';
import { METHODS, type ServerResponse } from 'node:http';
import type { Place } from '../place.ts';
import { describeLayer, type Layer, type LayerUse } from './describe-layer.ts';
import { type OpenSpan, traceError } from './open-request.ts';
import type { Recorder, TraceContext } from './recorder.ts';
import { answering, type Exchanges } from './watch-http.ts';
import { wrapMethod } from './wrap-method.ts';

/** The part of the `express` package that is wrapped. */
export interface ExpressPackage {
  readonly response: object;
  readonly Router: {
    (): { use(handler: () => void): { readonly stack: readonly object[] } };
    readonly prototype: object;
  };
  readonly Route: { readonly prototype: object };
}

/** What the channel says; `error` and `result` appear when they are known. */
interface LayerMessage {
  readonly req: LayerUse['request'];
  readonly layer: Layer;
  /** The pattern that matched. */
  readonly route?: unknown;
  readonly param?: string;
  readonly errorHandler?: boolean;
  readonly incomingError?: unknown;
  readonly error?: unknown;
  readonly result?: unknown;
}

/** Calls of a response that answer. `end` and `write` are Node's. */
const answers = [
  'json',
  'jsonp',
  'send',
  'sendStatus',
  'sendFile',
  'download',
  'redirect',
  'render',
];

/** @param placeOf the learner's line in a stack */
export function watchExpress(
  express: ExpressPackage,
  recorder: Recorder,
  exchanges: Exchanges,
  placeOf: (stack: string | undefined) => Place | undefined,
): void {
  const [layer] = express.Router().use(() => {}).stack;
  if (layer === undefined) return;
  const next = new NextCalls(Object.getPrototypeOf(layer), recorder);
  watchLayers(recorder, exchanges, next, rememberPlaces(express, placeOf));
  for (const name of answers) {
    wrapMethod(express.response, name, (answer) => {
      return function (this: ServerResponse, ...args: unknown[]): unknown {
        const request = exchanges.of(this);
        const call = () => answer.apply(this, args);
        return request ? answering(recorder, request, this, `res.${name}`, call) : call();
      };
    });
  }
}

function watchLayers(
  recorder: Recorder,
  exchanges: Exchanges,
  next: NextCalls,
  placeOf: (layer: object) => Place | undefined,
): void {
  const spans = new WeakMap<object, OpenSpan>();
  const channel = tracingChannel<unknown, LayerMessage>('express.router.request');
  channel.start.bindStore(recorder.context, (message): TraceContext => {
    const request = exchanges.of(message.req);
    // Beyond the limits, or not one of Node's own requests: whatever context there is stays.
    if (request === undefined) return recorder.context.getStore() as TraceContext;
    const { layer, route: pattern, param, errorHandler = false, incomingError } = message;
    const named = describeLayer({ layer, pattern, param, errorHandler, request: message.req });
    const caught = errorHandler ? traceError(incomingError) : undefined;
    const start = { ...named, place: placeOf(layer), caught };
    // The callback of a parameter does not say when it hands on either; what begins next tells.
    const last = request.innermost;
    if (last?.data.kind === 'parameter') last.close(recorder.now());
    const span = request.begin(start, request.innermost, recorder.now());
    if (span) {
      spans.set(message, span);
      if (param === undefined) next.begun(span);
    }
    return { request, span };
  });
  const settled = (message: LayerMessage, span: OpenSpan): void => {
    const now = recorder.now();
    const { error } = message;
    if (error !== undefined) span.data.error = traceError(error);
    // Without a promise, it may still wait for a callback: then it is over when it answers or calls `next`.
    if (span.pending) span.close(now);
    span.running = false;
    span.pending = false;
    span.request.settle(now);
  };
  channel.subscribe({
    start: () => {},
    end: (message) => {
      const span = spans.get(message);
      if (span === undefined) return;
      // Of a layer that has handed on, the thread is held by what came after.
      if (span.open) span.data.held = recorder.now() - span.data.at;
      if ('result' in message || 'error' in message) settled(message, span);
      else {
        span.running = false;
        span.pending = true;
      }
    },
    asyncStart: () => {},
    asyncEnd: (message) => {
      const span = spans.get(message);
      if (span) settled(message, span);
    },
    error: (message) => {
      const span = spans.get(message);
      if (span) span.data.error = traceError(message.error);
    },
  });
}

type Next = (error?: unknown) => void;

/** Notices when a layer hands the request on. */
class NextCalls {
  /** Given the span of the layer that is about to begin. */
  #waiting: ((span: OpenSpan) => void) | undefined;

  constructor(layerPrototype: object, recorder: Recorder) {
    for (const [name, at] of [
      ['handleRequest', 2],
      ['handleError', 3],
    ] as const) {
      wrapMethod(layerPrototype, name, (handle) => {
        const watched = (layer: Layer & { readonly route?: unknown }, args: unknown[]): unknown => {
          const next = args[at] as Next;
          let span: OpenSpan | undefined;
          this.#waiting = (begun) => {
            span = begun;
          };
          args[at] = (error?: unknown) => {
            span?.close(recorder.now());
            next(error);
          };
          try {
            return handle.apply(layer, args);
          } finally {
            // A layer that was passed over began nothing.
            this.#waiting = undefined;
          }
        };
        return function (this: Layer & { readonly route?: unknown }, ...args: unknown[]): unknown {
          // The layer of a route only leads to the route's own.
          return this.route === undefined ? watched(this, args) : handle.apply(this, args);
        };
      });
    }
  }

  /** The layer whose call was just wrapped has begun as `span`. */
  begun(span: OpenSpan): void {
    this.#waiting?.(span);
    this.#waiting = undefined;
  }
}

/** Notes for each layer the line that put it into the app; gives the function that looks it up. */
function rememberPlaces(
  express: ExpressPackage,
  placeOf: (stack: string | undefined) => Place | undefined,
): (layer: object) => Place | undefined {
  // As an error until somebody asks: V8 only puts a stack into words then.
  const places = new WeakMap<object, Error | Place | null>();
  const remember = (prototype: object, name: string): void =>
    wrapMethod(prototype, name, (add) => {
      return function (this: { readonly stack: readonly object[] }, ...args: unknown[]): unknown {
        const before = this.stack.length;
        const result = add.apply(this, args);
        const error = new Error();
        for (const layer of this.stack.slice(before)) places.set(layer, error);
        return result;
      };
    });
  remember(express.Router.prototype, 'use');
  for (const name of ['all', ...METHODS.map((method) => method.toLowerCase())]) {
    remember(express.Route.prototype, name);
  }
  return (layer) => {
    const known = places.get(layer);
    if (!(known instanceof Error)) return known ?? undefined;
    const place = placeOf(known.stack);
    places.set(layer, place ?? null);
    return place;
  };
}
