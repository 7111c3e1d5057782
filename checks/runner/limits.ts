/** The limits of a run when the order names no others. Milliseconds, unless the name says otherwise. */
import type { Limits } from './host.ts';

/**
 * `silenceMs` and `responseMs` are what a learner waits for an endless loop and for a forgotten answer;
 * both are far above what honest work takes in either host, also on a loaded machine. `restarts` covers a
 * loop in every check of a step, of which there are six at most (one worker more than restarts runs).
 */
export const defaultLimits: Limits = {
  checkMs: 5_000,
  silenceMs: 2_000,
  responseMs: 1_500,
  consoleLines: 200,
  consoleLineLength: 2_000,
  restarts: 6,
};

/** How often a worker says that it is alive. Must be several times shorter than any `silenceMs`. */
export const heartbeatMs = 200;

/** Characters of a printed value, a message or a diff that are kept in a report. */
export const printedCharacters = 4_000;

/** No machine is given more than so many times the usual time: a loop must end while the learner still waits for it. */
const mostPatience = 6;

/**
 * `defaultLimits` with the ones that an order names.
 * @param busyness see `Host`: work that gets a fifth of a processor takes five times as long, and is no loop for that
 */
export function limitsOf(overrides: Partial<Limits> | undefined, busyness = 1): Limits {
  const patience = Math.min(Math.max(busyness, 1), mostPatience);
  const { checkMs, silenceMs, responseMs } = defaultLimits;
  return {
    ...defaultLimits,
    checkMs: Math.round(checkMs * patience),
    silenceMs: Math.round(silenceMs * patience),
    responseMs: Math.round(responseMs * patience),
    ...overrides,
  };
}
