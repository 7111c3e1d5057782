/** The browser's own timers, as the runner takes them: no fake clock reaches them. */
import type { RealTimers } from '../../../checks/runner/environment.ts';
import { nativeTimers } from '../platform/timers/native.ts';

const now = performance.now.bind(performance);

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

/** One turn of the event loop. Not a timer: timers that start each other wait 4 ms each, and every check would. */
const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
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
