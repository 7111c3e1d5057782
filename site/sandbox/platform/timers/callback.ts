/** Runs one callback as Node's event loop does: in its async frame, its error reported as uncaught, then all ticks. */
import { type Frame, getFrame, setFrame } from '../async-context/frame.ts';
import { drainTicks } from './tick-queue.ts';
import { reportUncaught } from './uncaught.ts';

/** Calls `callback` as a turn of its own. */
export function runTurn(
  frame: Frame,
  callback: (...args: unknown[]) => unknown,
  self: unknown,
  args: readonly unknown[],
): void {
  const previous = getFrame();
  setFrame(frame);
  try {
    Reflect.apply(callback, self, args);
  } catch (error) {
    reportUncaught(error);
  }
  setFrame(previous);
  drainTicks();
}
