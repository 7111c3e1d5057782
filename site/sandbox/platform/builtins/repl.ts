/** `node:repl`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { start, REPLServer } = unavailableMembers(
  'node:repl',
  ['start', 'REPLServer'],
  'write the code in a file',
);
