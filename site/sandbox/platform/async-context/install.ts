/**
 * Makes promise reactions and microtasks carry the async frame, and gives instrumented code its runtime.
 * Runs by being imported, before Node's primordials take their copies of `Promise.prototype.then`.
 */
import { awaitRuntime, bindFrame, getFrame, setFrame } from './frame.ts';

const nativeThen = Promise.prototype.then;
const nativeQueueMicrotask = globalThis.queueMicrotask.bind(globalThis);

type Reaction = ((value: unknown) => unknown) | null | undefined;

/** The reaction in today's frame. Spelled out instead of `bindFrame`: this is the hottest path of the platform. */
function carry(reaction: Reaction): Reaction {
  if (typeof reaction !== 'function') return reaction;
  const frame = getFrame();
  return (value) => {
    const previous = getFrame();
    setFrame(frame);
    try {
      return reaction(value);
    } finally {
      setFrame(previous);
    }
  };
}

// A method, so that it has no `prototype` and cannot be constructed, like the one it replaces. `catch` and `finally` call it.
const patched = {
  // biome-ignore lint/suspicious/noThenProperty: this is Promise.prototype.then
  then(this: Promise<unknown>, fulfilled?: Reaction, rejected?: Reaction) {
    return nativeThen.call(this, carry(fulfilled), carry(rejected));
  },
};

Object.defineProperty(Promise.prototype, 'then', {
  configurable: true,
  writable: true,
  enumerable: false,
  value: patched.then,
});

globalThis.queueMicrotask = function queueMicrotask(callback: () => void): void {
  nativeQueueMicrotask(typeof callback === 'function' ? bindFrame(callback) : callback);
};

Object.defineProperty(globalThis, '__als', { value: Object.freeze(awaitRuntime) });
