/** What `node:crypto` takes as data and gives back. */

import { codes } from 'native:internal/errors';
import { Buffer } from 'node:buffer';

export type BytesLike = string | ArrayBufferView | ArrayBuffer;

const DATA_KINDS = ['string', 'Buffer', 'TypedArray', 'DataView'];

/** The bytes of `value`, not copied. `kinds` are what the error message of a wrong value lists. */
export function bytesFrom(
  value: unknown,
  name: string,
  encoding?: string,
  kinds: readonly string[] = DATA_KINDS,
): Uint8Array {
  if (typeof value === 'string')
    return Buffer.from(value, (encoding === 'buffer' ? 'utf8' : encoding) as BufferEncoding);
  if (ArrayBuffer.isView(value))
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new codes.ERR_INVALID_ARG_TYPE(name, kinds, value);
}

/** As text in `encoding`, or as a Buffer without one. */
export function output(bytes: Uint8Array, encoding?: string): Buffer | string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding as BufferEncoding) : buffer;
}
