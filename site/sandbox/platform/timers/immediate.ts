/** `setImmediate`, by message: a browser's `setTimeout(0)` waits 4 ms when nested. */
import { codes } from 'native:internal/errors';
import { type Frame, getFrame } from '../async-context/frame.ts';
import { runTurn } from './callback.ts';

type Callback = (...args: unknown[]) => unknown;

const queue: Immediate[] = [];
const channel = new MessageChannel();

// One message each, so that promises go on between two immediates, as in Node.
channel.port1.onmessage = () => queue.shift()?.run();

/** What `setImmediate` returns. */
export class Immediate {
  _onImmediate: Callback | null;
  _argv: unknown[] | undefined;
  _destroyed = false;
  #refed = true;
  #frame: Frame = getFrame();

  constructor(callback: Callback, args: unknown[]) {
    if (typeof callback !== 'function')
      throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    this._onImmediate = callback;
    this._argv = args.length > 0 ? args : undefined;
    queue.push(this);
    channel.port2.postMessage(null);
  }

  run(): void {
    if (!this._onImmediate) return;
    const callback = this._onImmediate;
    this._destroyed = true;
    this._onImmediate = null;
    runTurn(this.#frame, callback, this, this._argv ?? []);
  }

  ref(): this {
    this.#refed = true;
    return this;
  }
  unref(): this {
    this.#refed = false;
    return this;
  }
  hasRef(): boolean {
    return this.#refed;
  }
  [Symbol.dispose](): void {
    clearImmediate(this);
  }
}

export function setImmediate(callback: Callback, ...args: unknown[]): Immediate {
  return new Immediate(callback, args);
}

export function clearImmediate(immediate?: unknown): void {
  if (!(immediate instanceof Immediate)) return;
  immediate._destroyed = true;
  immediate._onImmediate = null;
}
