/** `node:cluster`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { fork, setupPrimary, disconnect } = unavailableMembers(
  'node:cluster',
  ['fork', 'setupPrimary', 'disconnect'],
  'one program runs at a time; run the project with Node',
);
export const isPrimary = true;
export const isMaster = true;
export const isWorker = false;
export const workers = {};
