/** `node:sea`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { isSea, getAsset, getRawAsset } = unavailableMembers(
  'node:sea',
  ['isSea', 'getAsset', 'getRawAsset'],
  'run the project with Node',
);
