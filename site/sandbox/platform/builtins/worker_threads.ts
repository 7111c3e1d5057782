/** `node:worker_threads`: this is the only thread. */
import { unavailable } from '../unavailable.ts';

export const Worker = unavailable(
  'node:worker_threads Worker',
  'split long work with setImmediate, or run the project with Node',
);
export const isMainThread = true;
export const parentPort = null;
export const workerData = null;
export const threadId = 0;
export const resourceLimits = {};
export const { MessageChannel, MessagePort, BroadcastChannel } = globalThis;
