/** `node:timers/promises` */
import { AbortError } from 'native:internal/errors';
import {
  validateAbortSignal,
  validateBoolean,
  validateNumber,
  validateObject,
} from 'native:internal/validators';
import { clearImmediate, setImmediate as immediate } from './immediate.ts';
import { clearTimeout, setInterval as interval, setTimeout as timeout } from './timeout.ts';

interface TimerOptions {
  signal?: AbortSignal;
  ref?: boolean;
}

function check(options: TimerOptions): void {
  validateObject(options, 'options');
  if (options.signal !== undefined) validateAbortSignal(options.signal, 'options.signal');
  if (options.ref !== undefined) validateBoolean(options.ref, 'options.ref');
}

const aborted = (signal: AbortSignal) => new AbortError(undefined, { cause: signal.reason });

/** A promise that `arm` fulfils with `value`, and that the signal rejects. */
function wait<T, H>(
  arm: (done: () => void) => H,
  disarm: (handle: H) => void,
  value: T,
  { signal }: TimerOptions,
): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(aborted(signal));
      return;
    }
    const onAbort = () => {
      disarm(handle);
      reject(aborted(signal as AbortSignal));
    };
    const handle = arm(() => {
      signal?.removeEventListener('abort', onAbort);
      resolve(value);
    });
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

export async function setTimeout<T = void>(
  ms?: number,
  value?: T,
  options: TimerOptions = {},
): Promise<T> {
  if (ms !== undefined) validateNumber(ms, 'delay');
  check(options);
  return wait((done) => timeout(done, ms), clearTimeout, value as T, options);
}

export async function setImmediate<T = void>(value?: T, options: TimerOptions = {}): Promise<T> {
  check(options);
  return wait((done) => immediate(done), clearImmediate, value as T, options);
}

/** Yields `value` every `ms`; ticks that nobody awaited in time are kept. */
export async function* setInterval<T = void>(
  ms?: number,
  value?: T,
  options: TimerOptions = {},
): AsyncGenerator<T, void> {
  if (ms !== undefined) validateNumber(ms, 'delay');
  check(options);
  const { signal } = options;
  if (signal?.aborted) throw aborted(signal);
  let due = 0;
  let wake: (() => void) | undefined;
  const timer = interval(() => {
    due++;
    wake?.();
  }, ms);
  const onAbort = () => wake?.();
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    for (;;) {
      if (signal?.aborted) throw aborted(signal);
      if (due === 0) await new Promise<void>((resolve) => (wake = resolve));
      for (; due > 0 && !signal?.aborted; due--) yield value as T;
    }
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

export const scheduler = {
  wait: (ms: number, options?: TimerOptions): Promise<void> => setTimeout(ms, undefined, options),
  yield: (): Promise<void> => setImmediate(),
};
