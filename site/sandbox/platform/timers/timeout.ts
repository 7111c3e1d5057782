/** `setTimeout` and `setInterval` as Node has them: objects with `ref`, `unref`, `refresh`, that carry the async frame. */
import { codes } from 'native:internal/errors';
import { type Frame, getFrame } from '../async-context/frame.ts';
import { runTurn } from './callback.ts';
import { nativeTimers } from './native.ts';

type Callback = (...args: unknown[]) => unknown;

/** The longest delay that fits in 31 bits; longer ones become 1 ms, with Node's warning. */
export const TIMEOUT_MAX = 2 ** 31 - 1;

const live = new Map<number, Timeout>();
let ids = 0;
let warn: (message: string) => void = () => {};

/** Gives the `TimeoutOverflowWarning` somewhere to go. */
export function onTimeoutOverflow(handle: (message: string) => void): void {
  warn = handle;
}

function delayOf(ms: unknown): number {
  const delay = Number(ms);
  if (delay >= 1 && delay <= TIMEOUT_MAX) return Math.trunc(delay);
  if (delay > TIMEOUT_MAX)
    warn(`${delay} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`);
  return 1;
}

/** What `setTimeout` and `setInterval` return. The underscored names are Node's own and show in `util.inspect`. */
export class Timeout {
  _idleTimeout: number;
  _onTimeout: Callback | null;
  _timerArgs: unknown[] | undefined;
  _repeat: number | null;
  _destroyed = false;
  #id = ++ids;
  #native = 0;
  #refed = true;
  #frame: Frame = getFrame();

  constructor(callback: Callback, ms: unknown, args: unknown[], repeats: boolean) {
    if (typeof callback !== 'function')
      throw new codes.ERR_INVALID_ARG_TYPE('callback', 'Function', callback);
    this._idleTimeout = delayOf(ms);
    this._onTimeout = callback;
    this._timerArgs = args.length > 0 ? args : undefined;
    this._repeat = repeats ? this._idleTimeout : null;
    this.#arm();
  }

  #arm(): void {
    // Browsers treat 1 ms as they like; 0 is what comes nearest to Node's 1.
    const delay = this._idleTimeout === 1 ? 0 : this._idleTimeout;
    this.#native = nativeTimers.setTimeout(() => this.#fire(), delay);
    live.set(this.#id, this);
  }

  #fire(): void {
    const armed = this.#native;
    if (!this._repeat) live.delete(this.#id);
    if (this._onTimeout) runTurn(this.#frame, this._onTimeout, this, this._timerArgs ?? []);
    // The callback may have closed or refreshed this timer.
    if (this._destroyed || this.#native !== armed) return;
    if (this._repeat) this.#arm();
    else this._destroyed = true;
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

  /** Starts the wait again from now. */
  refresh(): this {
    if (this._onTimeout === null) return this;
    nativeTimers.clearTimeout(this.#native);
    this._destroyed = false;
    this.#arm();
    return this;
  }

  close(): this {
    nativeTimers.clearTimeout(this.#native);
    live.delete(this.#id);
    this._destroyed = true;
    this._onTimeout = null;
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.#id;
  }
  [Symbol.dispose](): void {
    this.close();
  }
}

export function setTimeout(callback: Callback, ms?: number, ...args: unknown[]): Timeout {
  return new Timeout(callback, ms, args, false);
}

export function setInterval(callback: Callback, ms?: number, ...args: unknown[]): Timeout {
  return new Timeout(callback, ms, args, true);
}

/** Takes the object, its number or that number as text; anything else is ignored, as in Node. */
export function clearTimeout(timer?: unknown): void {
  if (timer instanceof Timeout) timer.close();
  else if (typeof timer === 'number' || typeof timer === 'string') live.get(Number(timer))?.close();
}

export { clearTimeout as clearInterval };
