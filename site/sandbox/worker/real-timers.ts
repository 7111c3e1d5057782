/** The browser's own timers, as the runner takes them: no fake clock reaches them. */
import type { RealTimers } from '../../../checks/runner/environment.ts';
import { nativeTimers } from '../platform/timers/native.ts';

const now = performance.now.bind(performance);

/** One turn of the event loop. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    nativeTimers.setTimeout(resolve, 0);
  });

export const realTimers: RealTimers = {
  after: (ms, callback) => {
    const id = nativeTimers.setTimeout(callback, ms);
    return () => nativeTimers.clearTimeout(id);
  },
  every: (ms, callback) => {
    const id = nativeTimers.setInterval(callback, ms);
    return () => nativeTimers.clearInterval(id);
  },
  now,
  // The browser announces unhandled rejections in a task of its own, queued when the rejecting task ends: hence two turns.
  nextTask: () => turn().then(turn),
};
