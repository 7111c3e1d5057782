/** Node's timers, taken when this module is loaded: before any check could fake them. */
import type { RealTimers } from '../environment.ts';

const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate } = globalThis;
const now = performance.now.bind(performance);

export const realTimers: RealTimers = {
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  every(ms, callback) {
    const timer = setInterval(callback, ms);
    return () => clearInterval(timer);
  },
  now,
  // Node announces unhandled rejections when the microtasks of a task are done, so before the next immediate.
  nextTask: () => new Promise((resolve) => setImmediate(resolve)),
};
