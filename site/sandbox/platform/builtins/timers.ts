/** `node:timers` */
import { promisify } from 'node:util';
import { clearImmediate, setImmediate } from '../timers/immediate.ts';
import * as promises from '../timers/promises.ts';
import { clearInterval, clearTimeout, setInterval, setTimeout } from '../timers/timeout.ts';

for (const [timer, promised] of [
  [setTimeout, promises.setTimeout],
  [setImmediate, promises.setImmediate],
] as const)
  Object.defineProperty(timer, promisify.custom, { enumerable: true, get: () => promised });

export {
  clearImmediate,
  clearInterval,
  clearTimeout,
  promises,
  setImmediate,
  setInterval,
  setTimeout,
};
