/**
 * Records what the `pg` driver does for a request: connections taken from a pool and given back, and statements. The driver's two
 * classes are wrapped, so it does not matter which database is at the other end. The values of a statement are counted, never kept.
 */
import { errorMonitor } from 'node:events';
import { type OpenSpan, traceError } from './open-request.ts';
import type { Recorder } from './recorder.ts';
import { type AnyFunction, wrapMethod } from './wrap-method.ts';

/** The part of the `pg` package that is wrapped. */
interface Driver {
  readonly Client: { readonly prototype: object };
  readonly Pool: { readonly prototype: object };
}

interface Client {
  release?: AnyFunction;
}

/** A driver that is none is left alone. */
export function watchPg(driver: unknown, recorder: Recorder): void {
  if (!isDriver(driver)) return;
  /** The connection that each client is taken for, until it is given back. */
  const taken = new WeakMap<object, OpenSpan>();
  watchPool(driver.Pool.prototype, recorder, taken);
  watchClient(driver.Client.prototype, recorder, taken);
}

function watchPool(prototype: object, recorder: Recorder, taken: WeakMap<object, OpenSpan>): void {
  const give = (span: OpenSpan, client: Client): void => {
    span.data.ready = recorder.now() - span.data.at;
    const { release } = client;
    if (release === undefined) return;
    taken.set(client, span);
    // The pool puts a new one onto the client each time.
    client.release = function (this: unknown, ...args: unknown[]): unknown {
      const [reason] = args;
      if (reason) span.data.discarded = true;
      if (reason instanceof Error) span.data.caught = traceError(reason);
      if (taken.get(client) === span) taken.delete(client);
      recorder.end(span);
      return release.apply(this, args);
    };
  };
  const fail = (span: OpenSpan, error: unknown): void => {
    span.data.error = traceError(error);
    recorder.end(span);
  };
  wrapMethod(prototype, 'connect', (connect) => {
    return function (this: object, ...args: unknown[]): unknown {
      const span = recorder.beginHere({ kind: 'connection', name: 'from the pool', lasting: true });
      if (span === null) return connect.apply(this, args);
      const [callback] = args;
      if (typeof callback === 'function') {
        const back = backHere(recorder, callback as AnyFunction);
        return connect.call(this, (error: unknown, client: Client) => {
          if (error || !client) fail(span, error);
          else give(span, client);
          back(error, client, client?.release ?? (() => {}));
        });
      }
      return (connect.apply(this, args) as Promise<Client>).then(
        (client) => {
          give(span, client);
          return client;
        },
        (error: unknown) => {
          fail(span, error);
          throw error;
        },
      );
    };
  });
}

function watchClient(
  prototype: object,
  recorder: Recorder,
  taken: WeakMap<object, OpenSpan>,
): void {
  const begin = (client: object, query: unknown, values: unknown): OpenSpan | null => {
    const start = { kind: 'statement', name: textOf(query), parameters: countOf(query, values) };
    // Belongs to the connection that it runs on, whoever asks.
    const connection = taken.get(client);
    if (!connection?.open) return recorder.beginHere(start);
    return connection.request.begin(start, connection, recorder.now());
  };
  const succeed = (span: OpenSpan, result: unknown): void => {
    const rows = rowsOf(result);
    if (rows !== undefined) span.data.rows = rows;
    recorder.end(span);
  };
  const fail = (span: OpenSpan, error: unknown): void => {
    span.data.error = traceError(error);
    recorder.end(span);
  };
  wrapMethod(prototype, 'query', (query) => {
    return function (this: object, ...args: unknown[]): unknown {
      const span = begin(this, args[0], args[1]);
      if (span === null) return query.apply(this, args);
      span.pending = true;
      const at = args.findIndex((each) => typeof each === 'function');
      if (at > 0) {
        const back = backHere(recorder, args[at] as AnyFunction);
        args[at] = (error: unknown, result: unknown) => {
          if (error) fail(span, error);
          else succeed(span, result);
          back(error, result);
        };
      }
      try {
        const result = query.apply(this, args);
        if (result instanceof Promise) {
          return result.then(
            (value: unknown) => {
              succeed(span, value);
              return value;
            },
            (error: unknown) => {
              fail(span, error);
              throw error;
            },
          );
        }
        if (isEmitter(result)) {
          // A query object that the learner made: it tells by events.
          result.once('end', () => succeed(span, undefined));
          result.once(errorMonitor, (error: unknown) => fail(span, error));
        } else if (at <= 0) recorder.end(span);
        return result;
      } catch (error) {
        fail(span, error);
        throw error;
      }
    };
  });
}

/** `callback` as a part of what goes on now: a pool calls it from wherever a client became free. */
function backHere(recorder: Recorder, callback: AnyFunction): (...args: unknown[]) => unknown {
  const context = recorder.context.getStore();
  if (context === undefined) return callback;
  return (...args) => recorder.context.run(context, () => callback(...args));
}

/** The statement in one line. */
function textOf(query: unknown): string {
  const text = isObject(query) && 'text' in query ? query.text : query;
  return String(text).replace(/\s+/g, ' ').trim();
}

function countOf(query: unknown, values: unknown): number {
  if (Array.isArray(values)) return values.length;
  return isObject(query) && 'values' in query && Array.isArray(query.values)
    ? query.values.length
    : 0;
}

/** Rows that were given or changed; of several statements, of all of them. */
function rowsOf(result: unknown): number | undefined {
  if (Array.isArray(result)) return result.reduce((sum, each) => sum + (rowsOf(each) ?? 0), 0);
  const count = isObject(result) && 'rowCount' in result ? result.rowCount : undefined;
  return typeof count === 'number' ? count : undefined;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

interface Emitter {
  once(event: string | symbol, listener: (value: unknown) => void): void;
}

function isEmitter(value: unknown): value is Emitter {
  return isObject(value) && 'once' in value && typeof value.once === 'function';
}

function isDriver(value: unknown): value is Driver {
  return (
    isObject(value) &&
    'Client' in value &&
    typeof value.Client === 'function' &&
    'Pool' in value &&
    typeof value.Pool === 'function'
  );
}
