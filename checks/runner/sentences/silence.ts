/** A worker that said nothing any more, or died, in four parts. */
import type { FaultData } from '../fault.ts';

/** What the worker was at when it fell silent. */
export interface LastSeen {
  /** Title of the check that ran, when one did. */
  readonly check: string | null;
  /** File whose top level was running. */
  readonly file: string | null;
  /** Request that the app was asked last. */
  readonly request: string | null;
}

/**
 * From outside, a worker that fills its memory cannot be told from one that merely turns: no browser says how much a busy worker holds.
 * Most such loops are ended before the memory is full.
 */
const alsoMemory =
  'A loop that keeps filling an array, a Map or a string looks just like this, until the memory is full.';

/** Control never came back: an endless loop in a handler, at top level or in microtasks. */
export function loopFault(seen: LastSeen, ms: number): FaultData {
  const waited = `for ${inSeconds(ms)}, so the run was ended`;
  const why =
    'Node runs one piece of JavaScript at a time: while a loop turns, no other request is answered and no timer fires.';
  if (seen.file !== null) {
    return {
      kind: 'loop',
      should: `\`${seen.file}\` runs to its end when it is loaded.`,
      happened: `While \`${seen.file}\` was being loaded, control did not come back ${waited}.`,
      why,
      look: `Look for a loop that never ends at the top level of \`${seen.file}\`, or in a function that it calls there. ${alsoMemory}`,
      place: { file: seen.file, line: 1, column: 1 },
    };
  }
  return {
    kind: 'loop',
    should:
      seen.request === null
        ? 'The code gives control back.'
        : `The app gives control back while it answers ${seen.request}.`,
    happened:
      seen.request === null
        ? `Control did not come back ${waited}.`
        : `After ${seen.request} was sent, control did not come back ${waited}.`,
    why,
    look: `Look for a \`while\` or \`for\` whose condition never becomes false, a function that calls itself without end, and a promise chain that starts itself again. ${alsoMemory}`,
  };
}

/** The worker's memory ran out. */
export function memoryFault(seen: LastSeen): FaultData {
  return {
    kind: 'memory',
    should: 'The app gets along with the memory it has.',
    happened: `The worker ran out of memory${during(seen)}, and was ended.`,
    why: 'A server that runs out of memory dies with all requests that are under way.',
    look: 'Look for an array, a Map or a string that grows without end, most often inside a loop.',
    ...(seen.file === null ? {} : { place: { file: seen.file, line: 1, column: 1 } }),
  };
}

/** The worker died of something else. */
export function deathFault(seen: LastSeen, reason: string): FaultData {
  return {
    kind: 'internal',
    should: 'The worker that runs the checks lives until they are done.',
    happened: `It ended by itself${during(seen)}: ${reason}`,
    why: 'The checks that it had not finished could not be judged.',
    look: 'Run the checks once more. If it happens again, the fault is ours: please tell us what your code does.',
  };
}

/** A check that took longer than a check may take, though the worker was alive. */
export function timeoutFault(title: string, ms: number): FaultData {
  return {
    kind: 'timeout',
    should: title,
    happened: `The check was not done after ${inSeconds(ms)}.`,
    why: 'A check that waits so long waits for something that does not come.',
    look: 'Look for a promise that never settles: a callback that is never called, a stream that is never ended, a lock that is never released.',
  };
}

function during(seen: LastSeen): string {
  if (seen.file !== null) return ` while \`${seen.file}\` was being loaded`;
  if (seen.request !== null) return ` after ${seen.request} was sent`;
  return seen.check === null ? '' : ` during the check "${seen.check}"`;
}

function inSeconds(ms: number): string {
  const seconds = Math.round(ms / 100) / 10;
  return seconds === 1 ? '1 second' : `${seconds} seconds`;
}
