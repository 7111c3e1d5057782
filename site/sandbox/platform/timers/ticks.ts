/** `process.nextTick`, with Node's check of its argument. */
import { codes } from 'native:internal/errors';
import { enqueueTick } from './tick-queue.ts';

export function nextTick<A extends unknown[]>(callback: (...args: A) => unknown, ...args: A): void {
  if (typeof callback !== 'function')
    throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
  enqueueTick(callback as (...args: unknown[]) => unknown, args);
}
