/**
 * The one "current async frame". Browsers have no `AsyncContext`, so whatever crosses a turn captures the frame and puts it back:
 * promise reactions and `queueMicrotask` here, timers and ticks in `timers/`, sockets in `net.ts`, `await` by the instrumented code.
 */

/** Opaque to us: Node's own `AsyncContextFrame` (a Map from storage to store), or `undefined` outside any `run`. */
export type Frame = object | undefined;

let current: Frame;

/** The frame that is current now. */
export const getFrame = (): Frame => current;

/** Makes `frame` current until somebody sets another one. */
export const setFrame = (frame: Frame): void => {
  current = frame;
};

/** Calls `fn` with `frame` current and puts the caller's frame back, whatever `fn` does. */
export function runInFrame<A extends unknown[], R>(
  frame: Frame,
  fn: (...args: A) => R,
  ...args: A
): R {
  const previous = current;
  current = frame;
  try {
    return fn(...args);
  } finally {
    current = previous;
  }
}

/** A function that calls `fn`, with the same `this`, in the frame that is current now. */
export function bindFrame<T, A extends unknown[], R>(
  fn: (this: T, ...args: A) => R,
): (this: T, ...args: A) => R {
  const frame = current;
  return function bound(this: T, ...args: A): R {
    const previous = current;
    current = frame;
    try {
      return fn.apply(this, args);
    } finally {
      current = previous;
    }
  };
}

/** What the runner may ask of the async frame. */
export interface AsyncContext {
  /** Calls `fn` with `frame` current. */
  run<R>(frame: Frame, fn: () => R): R;
  capture(): Frame;
}

/** The async frame, for the runner. */
export const asyncContext: AsyncContext = { run: runInFrame, capture: getFrame };

/** The global `__als` that instrumented code calls. The names are short because they stand at every `await`. */
export interface AwaitRuntime {
  /** Captures the current frame, before the wait. */
  c(): Frame;
  /** Restores `frame` after the wait and passes the awaited value through. */
  r<T>(frame: Frame, value: T): T;
  /** Sets the frame: after a `catch`, in a `finally`, at each turn of a `for await`. */
  set(frame: Frame): void;
  /** Wraps a foreign thenable so that its `then` runs in the current frame; anything else passes through. */
  w(value: unknown): unknown;
}

/** `queueMicrotask` as the browser has it, before it is patched. */
const nativeQueueMicrotask = globalThis.queueMicrotask.bind(globalThis);

function isForeignThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    value !== null &&
    typeof value === 'object' &&
    !(value instanceof Promise) &&
    typeof (value as { then?: unknown }).then === 'function'
  );
}

/** A promise for a foreign thenable, whose `then` is called one microtask later, as the language does, in the current frame. */
function adopt(thenable: PromiseLike<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    nativeQueueMicrotask(
      bindFrame(() => {
        try {
          thenable.then(resolve, reject);
        } catch (error) {
          reject(error);
        }
      }),
    );
  });
}

/** The runtime behind `__als`. */
export const awaitRuntime: AwaitRuntime = {
  c: getFrame,
  r: (frame, value) => {
    current = frame;
    return value;
  },
  set: setFrame,
  w: (value) => (isForeignThenable(value) ? adopt(value) : value),
};
