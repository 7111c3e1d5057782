/** `node:v8`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const {
  serialize,
  deserialize,
  writeHeapSnapshot,
  getHeapSnapshot,
  setFlagsFromString,
  getHeapStatistics,
} = unavailableMembers(
  'node:v8',
  [
    'serialize',
    'deserialize',
    'writeHeapSnapshot',
    'getHeapSnapshot',
    'setFlagsFromString',
    'getHeapStatistics',
  ],
  'use structuredClone to copy values and the browser developer tools to measure',
);
