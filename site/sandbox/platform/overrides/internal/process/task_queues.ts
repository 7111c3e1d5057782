/** Microtasks, carrying the async frame. */
export const queueMicrotask = (callback: () => void): void => globalThis.queueMicrotask(callback);
