/** Notices when the event loop stands still while requests wait. */
import type { RealTimers } from '../environment.ts';
import type { Recorder } from './recorder.ts';

/** How often it looks, ms. */
const beat = 10;
/** From here on a person notices, and what browsers call a long task; shorter gaps are everyday work or a busy machine. ms */
const noticeable = 50;

/** Looks only while a request is under way, so that an idle app costs nothing. */
export function watchLoop(recorder: Recorder, timers: RealTimers): void {
  let stop: (() => void) | undefined;
  let last = 0;
  const look = (): void => {
    const now = timers.now();
    const late = now - last - beat;
    last = now;
    if (late >= noticeable) recorder.blocked(late);
  };
  recorder.onBusy((busy) => {
    // A last look: the request that held the thread may be the last one.
    if (stop) look();
    stop?.();
    stop = undefined;
    if (!busy) return;
    last = timers.now();
    stop = timers.every(beat, look);
  });
}
