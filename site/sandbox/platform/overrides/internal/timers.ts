/** The part of Node's timer internals that its http library uses. */
import { validateNumber } from 'native:internal/validators';
import { setTimeout, TIMEOUT_MAX, type Timeout } from '../../timers/timeout.ts';

export const kTimeout = Symbol('timeout');

/** A timeout that would not keep Node alive. */
export const setUnrefTimeout = (callback: () => void, ms: number): Timeout =>
  setTimeout(callback, ms).unref();

/** The checked duration of `socket.setTimeout`, ms. */
export function getTimerDuration(ms: unknown, name: string): number {
  validateNumber(ms, name);
  return Math.min(ms, TIMEOUT_MAX);
}
