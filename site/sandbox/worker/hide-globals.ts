/**
 * Leaves the worker with the globals that Node 24 has: ways out of the worker or into the next one are closed by the policy too, but code
 * that looks for them should not find them. What a newer browser brings is hidden without anybody knowing its name.
 */

/** Node's own, as `Object.getOwnPropertyNames(globalThis)` lists them in a module. */
const OF_NODE = new Set(
  `Object Function Array Number parseFloat parseInt Infinity NaN undefined Boolean String Symbol Date Promise RegExp Error AggregateError
  EvalError RangeError ReferenceError SyntaxError TypeError URIError globalThis JSON Math Intl ArrayBuffer Atomics Uint8Array Int8Array
  Uint16Array Int16Array Uint32Array Int32Array BigUint64Array BigInt64Array Uint8ClampedArray Float16Array Float32Array Float64Array
  DataView Map BigInt Set Iterator WeakMap WeakSet Proxy Reflect FinalizationRegistry WeakRef decodeURI decodeURIComponent encodeURI
  encodeURIComponent escape unescape eval isFinite isNaN SuppressedError DisposableStack AsyncDisposableStack SharedArrayBuffer WebAssembly
  console process global Buffer clearImmediate setImmediate clearInterval clearTimeout setInterval setTimeout queueMicrotask
  structuredClone atob btoa URL URLSearchParams URLPattern DOMException AbortController AbortSignal Event EventTarget CustomEvent
  MessageEvent CloseEvent TextEncoder TextDecoder TextEncoderStream TextDecoderStream CompressionStream DecompressionStream
  TransformStream TransformStreamDefaultController WritableStream WritableStreamDefaultController WritableStreamDefaultWriter
  ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableByteStreamController
  ReadableStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy BroadcastChannel MessageChannel MessagePort Blob File
  Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList
  PerformanceResourceTiming performance fetch FormData Headers Request Response WebSocket crypto Crypto CryptoKey SubtleCrypto
  Navigator navigator`.split(/\s+/),
);

/** What the bundle itself needs there. */
const OURS = new Set(['__als']);

/** Node's globals are no event target, for all that a worker inherits from one. */
const OF_EVENTS = ['addEventListener', 'removeEventListener', 'dispatchEvent'];

function hide(scope: object, name: string): void {
  if (Object.getOwnPropertyDescriptor(scope, name)?.configurable === false) return;
  Object.defineProperty(scope, name, { value: undefined, configurable: true, writable: true });
}

/** Whether `name`, found on `scope`, is what Node shows under that name. What the platform replaced hides another of the name behind it. */
const stays = (scope: object, name: string): boolean =>
  name === 'constructor' ||
  OURS.has(name) ||
  (OF_NODE.has(name) && (scope === globalThis || !Object.hasOwn(globalThis, name)));

/** Overwrites the others unread: merely reading `caches` or `indexedDB` in a worker of an opaque origin costs 100 ms in Chromium. */
export function hideWorkerGlobals(): void {
  for (let scope: object | null = globalThis; scope; scope = Object.getPrototypeOf(scope)) {
    // What every object has, and every event target, is not the worker's.
    if (scope === EventTarget.prototype || scope === Object.prototype) continue;
    for (const name of Object.getOwnPropertyNames(scope)) {
      if (!stays(scope, name)) hide(scope, name);
    }
  }
  for (const name of OF_EVENTS) hide(globalThis, name);
}
