/** The globals of Node that a worker lacks or has otherwise, and the worker's own that Node lacks. */

import { validateFunction } from 'native:internal/validators';
import { Buffer } from 'node:buffer';
import * as timers from 'node:timers';
import { fetch } from './fetch.ts';
import { process } from './process/process.ts';
import { installNavigator } from './web/navigator.ts';
import { structuredClone } from './web/structured-clone.ts';
import './web/url.ts';

function define(name: string, value: unknown): void {
  Object.defineProperty(globalThis, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: false,
  });
}

const carryMicrotask = globalThis.queueMicrotask;

function queueMicrotask(callback: () => void): void {
  validateFunction(callback, 'callback');
  carryMicrotask(callback);
}

/** Puts Node's globals in place. */
export function installGlobals(console: object): void {
  define('global', globalThis);
  define('process', process);
  define('Buffer', Buffer);
  define('console', console);
  define('fetch', fetch);
  define('setTimeout', timers.setTimeout);
  define('clearTimeout', timers.clearTimeout);
  define('setInterval', timers.setInterval);
  define('clearInterval', timers.clearInterval);
  define('queueMicrotask', queueMicrotask);
  define('structuredClone', structuredClone);
  define('setImmediate', timers.setImmediate);
  define('clearImmediate', timers.clearImmediate);
  installNavigator();
}

/** What a worker has and Node has not. */
const BROWSER_ONLY = [
  'self',
  'location',
  'importScripts',
  'postMessage',
  'onmessage',
  'XMLHttpRequest',
  'indexedDB',
  'caches',
  'FileReader',
  'FileReaderSync',
  'OffscreenCanvas',
  'Worker',
  'SharedWorker',
  'WorkerGlobalScope',
  'DedicatedWorkerGlobalScope',
  'WorkerNavigator',
  'WorkerLocation',
];

/**
 * Hides the worker's own globals. They are overwritten unread: merely reading `caches` or `indexedDB` in a worker of an
 * opaque origin costs 100 ms in Chromium.
 */
export function hideBrowserGlobals(): void {
  for (const name of BROWSER_ONLY) define(name, undefined);
}
