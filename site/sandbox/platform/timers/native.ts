/** The browser's own timers and microtask queue, taken before the platform or a fake clock replaces them. */

export interface NativeTimers {
  setTimeout(callback: () => void, ms: number): number;
  clearTimeout(id: number): void;
  setInterval(callback: () => void, ms: number): number;
  clearInterval(id: number): void;
  queueMicrotask(callback: () => void): void;
}

const scope = globalThis as unknown as NativeTimers;

/** Bound to the global object; safe to call from anywhere. */
export const nativeTimers: NativeTimers = {
  setTimeout: scope.setTimeout.bind(globalThis),
  clearTimeout: scope.clearTimeout.bind(globalThis),
  setInterval: scope.setInterval.bind(globalThis),
  clearInterval: scope.clearInterval.bind(globalThis),
  queueMicrotask: scope.queueMicrotask.bind(globalThis),
};
