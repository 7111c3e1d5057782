/**
 * The queue behind `process.nextTick`: a queue of its own, emptied after every turn, before promises go on.
 *
 * A tick asked for inside a promise reaction must wait until all reactions have run, and a browser has no hook there.
 * The queue therefore waits a few microtasks before it empties itself; chains of promises up to that length run first, as in Node.
 */
import { type Frame, getFrame, setFrame } from '../async-context/frame.ts';
import { nativeTimers } from './native.ts';
import { reportUncaught } from './uncaught.ts';

interface Tick {
  readonly callback: (...args: unknown[]) => unknown;
  readonly args: unknown[];
  readonly frame: Frame;
}

/** Microtasks to let pass; the parity probe on the order of timers needs 4. */
const PATIENCE = 4;
/** Ticks done before the queue gives their memory back, should it never become empty. */
const TRIM = 1024;

const queue: Tick[] = [];
let head = 0;
let scheduled = false;

/** Runs every waiting tick, also those that ticks add. */
export function drainTicks(): void {
  while (head < queue.length) {
    const tick = queue[head++] as Tick;
    if (head > TRIM) {
      queue.splice(0, head);
      head = 0;
    }
    const previous = getFrame();
    setFrame(tick.frame);
    try {
      tick.callback(...tick.args);
    } catch (error) {
      reportUncaught(error);
    }
    setFrame(previous);
  }
  queue.length = 0;
  head = 0;
  scheduled = false;
}

function schedule(): void {
  if (scheduled) return;
  scheduled = true;
  let patience = PATIENCE;
  const step = () => {
    if (patience-- > 0 && queue.length > 0) nativeTimers.queueMicrotask(step);
    else drainTicks();
  };
  nativeTimers.queueMicrotask(step);
}

/** Adds a tick, to run in the frame that is current now. */
export function enqueueTick(callback: Tick['callback'], args: unknown[]): void {
  queue.push({ callback, args, frame: getFrame() });
  schedule();
}
