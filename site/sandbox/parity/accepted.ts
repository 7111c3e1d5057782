/** Differences that a browser leaves no way to close, each with its reason. Short, and it should grow shorter. */

/** A field in which the sandbox differs from Node, and why. */
export interface Accepted {
  readonly probe: string;
  readonly field: string;
  readonly reason: string;
}

/** Several fields of one probe with one reason. */
const because = (probe: string, fields: readonly string[], reason: string): Accepted[] =>
  fields.map((field) => ({ probe, field, reason }));

/** Every difference that is known and accepted. */
export const accepted: readonly Accepted[] = [
  ...because(
    'async generator: an error, an early end',
    ['[4][2]'],
    'The engine waits inside a generator’s `return()` before its `finally` runs, where no code can carry the frame.',
  ),
  ...because(
    'express: views without an engine',
    ['[1][1]'],
    'Packages are in one bundle, so there is none to look for by name at run time; the words are those of the bundler.',
  ),
  ...because(
    'inspect: promise and proxy',
    ['[0]'],
    'JavaScript tells nobody how a promise stands, so a settled one prints as pending.',
  ),
  ...because(
    'inspect: iterators',
    ['[0]', '[1]'],
    'The entries of an iterator can only be read by moving it, so it prints without them.',
  ),
  ...because(
    'error: inspected',
    ['[7][0]'],
    'A DOMException that the browser makes has no stack, so it prints in brackets.',
  ),
  ...because(
    'async context: events of a request',
    ['[0]', '[1]', '[2]'],
    "Node's engine runs ticks between the last part of a body and its end, outside the handler's frame; here both come in one turn, inside it.",
  ),
];
