/** `node:readline`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { createInterface, Interface, clearLine, cursorTo } = unavailableMembers(
  'node:readline',
  ['createInterface', 'Interface', 'clearLine', 'cursorTo'],
  'there is no terminal to read from; take input from requests',
);
