/** `process.hrtime` and `process.uptime`, on the worker's own clock. */

import { codes } from 'native:internal/errors';

const now = performance.now.bind(performance);
const start = now();

/** Seconds since the platform started. */
export const uptime = (): number => (now() - start) / 1000;

/** [seconds, nanoseconds] of a clock that only goes forward, or since `previous`. */
function since(previous?: readonly [number, number]): [number, number] {
  if (previous !== undefined && !Array.isArray(previous))
    throw new codes.ERR_INVALID_ARG_TYPE('time', 'Array', previous);
  const ms = now();
  let seconds = Math.floor(ms / 1000);
  let nanoseconds = Math.floor((ms % 1000) * 1e6);
  if (previous) {
    seconds -= previous[0];
    nanoseconds -= previous[1];
    if (nanoseconds < 0) {
      seconds--;
      nanoseconds += 1e9;
    }
  }
  return [seconds, nanoseconds];
}

export const hrtime = Object.assign(since, {
  bigint: (): bigint => BigInt(Math.floor(now() * 1e6)),
});
