/** Random numbers, from the browser's own generator. */

import { codes } from 'native:internal/errors';
import { validateFunction, validateNumber } from 'native:internal/validators';
import { Buffer } from 'node:buffer';
import { setImmediate } from '../timers/immediate.ts';

const { crypto } = globalThis;

/** The most bytes that a browser gives in one call. */
const QUOTA = 65536;
/** `randomInt` works on 48 bits, as Node's does. */
const RANDOM_BITS = 2 ** 48;

type Callback<T> = (error: Error | null, value: T) => void;

function fill(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += QUOTA)
    crypto.getRandomValues(bytes.subarray(at, at + QUOTA) as Uint8Array<ArrayBuffer>);
}

export function randomFillSync<T extends ArrayBufferView | ArrayBuffer>(
  target: T,
  offset = 0,
  size = target.byteLength - offset,
): T {
  const view = ArrayBuffer.isView(target) ? target : new Uint8Array(target);
  fill(new Uint8Array(view.buffer, view.byteOffset + offset, size));
  return target;
}

export function randomFill<T extends ArrayBufferView>(target: T, ...rest: unknown[]): void {
  const callback = rest.at(-1);
  validateFunction(callback, 'callback');
  const [offset, size] = rest.slice(0, -1) as [number?, number?];
  randomFillSync(target, offset, size);
  setImmediate(callback as () => void, null, target);
}

export function randomBytes(size: number): Buffer;
export function randomBytes(size: number, callback: Callback<Buffer>): void;
export function randomBytes(size: number, callback?: Callback<Buffer>): Buffer | undefined {
  validateNumber(size, 'size', 0, 2 ** 31 - 1);
  const bytes = Buffer.alloc(size);
  fill(bytes);
  if (!callback) return bytes;
  validateFunction(callback, 'callback');
  setImmediate(callback as () => void, null, bytes);
  return undefined;
}

export const randomUUID = (): string => crypto.randomUUID();

export function randomInt(...given: unknown[]): number | undefined {
  const callback =
    typeof given.at(-1) === 'function' ? (given.pop() as Callback<number>) : undefined;
  const [min, max] = given.length < 2 ? [0, given[0]] : given;
  for (const [value, name] of [
    [min, 'min'],
    [max, 'max'],
  ] as const)
    if (!Number.isSafeInteger(value))
      throw new codes.ERR_INVALID_ARG_TYPE(name, 'a safe integer', value);
  const [low, high] = [min as number, max as number];
  if (high <= low)
    throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${low})`, high);
  const range = high - low;
  // Values of an incomplete last round would make small results likelier.
  const limit = RANDOM_BITS - (RANDOM_BITS % range);
  let random: number;
  do random = randomBytes(6).readUIntBE(0, 6);
  while (random >= limit);
  const value = low + (random % range);
  if (!callback) return value;
  setImmediate(callback as () => void, null, value);
  return undefined;
}
