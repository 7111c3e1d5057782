/** Keys from passwords: scrypt, PBKDF2, HKDF. */

import { codes } from 'native:internal/errors';
import { validateFunction, validateInteger } from 'native:internal/validators';
import type { Buffer } from 'node:buffer';
import { hkdf as nobleHkdf } from '@noble/hashes/hkdf.js';
import { pbkdf2 as noblePbkdf2 } from '@noble/hashes/pbkdf2.js';
import { scrypt as nobleScrypt } from '@noble/hashes/scrypt.js';
import { setImmediate } from '../timers/immediate.ts';
import { type BytesLike, bytesFrom, output } from './bytes.ts';
import { algorithm, findAlgorithm } from './hash.ts';
import { type KeyObject, keyBytes } from './keys.ts';

export interface ScryptOptions {
  N?: number;
  cost?: number;
  r?: number;
  blockSize?: number;
  p?: number;
  parallelization?: number;
  maxmem?: number;
}

const MAX_MEMORY = 32 * 1024 * 1024;
const MAX_LENGTH = 2 ** 31 - 1;

function scryptOptions(options: ScryptOptions = {}): {
  N: number;
  r: number;
  p: number;
  maxmem: number;
} {
  const N = options.N ?? options.cost ?? 16384;
  const r = options.r ?? options.blockSize ?? 8;
  const p = options.p ?? options.parallelization ?? 1;
  const maxmem = options.maxmem ?? MAX_MEMORY;
  if (128 * N * r > maxmem) {
    throw Object.assign(
      new RangeError(
        'Invalid scrypt params: error:030000AC:digital envelope routines::memory limit exceeded',
      ),
      {
        code: 'ERR_CRYPTO_INVALID_SCRYPT_PARAMS',
      },
    );
  }
  // Ours counts a little more than OpenSSL does.
  return { N, r, p, maxmem: maxmem + 128 * r * p + 1024 };
}

/** Works `compute` out in a later turn and tells `callback`. */
function later(compute: () => Buffer | string | ArrayBuffer, callback: unknown): void {
  validateFunction(callback, 'callback');
  const done = callback as (error: unknown, value?: unknown) => void;
  setImmediate(() => {
    let value: unknown;
    try {
      value = compute();
    } catch (error) {
      done(error);
      return;
    }
    done(null, value);
  });
}

export function scryptSync(
  password: BytesLike,
  salt: BytesLike,
  length: number,
  options?: ScryptOptions,
): Buffer {
  const secret = bytesFrom(password, 'password');
  const grain = bytesFrom(salt, 'salt');
  validateInteger(length, 'keylen', 0, MAX_LENGTH);
  return output(nobleScrypt(secret, grain, { ...scryptOptions(options), dkLen: length })) as Buffer;
}

export function scrypt(
  password: BytesLike,
  salt: BytesLike,
  length: number,
  ...rest: unknown[]
): void {
  const secret = bytesFrom(password, 'password').slice();
  const grain = bytesFrom(salt, 'salt').slice();
  const options = typeof rest[0] === 'object' ? (rest[0] as ScryptOptions) : undefined;
  scryptOptions(options);
  later(() => scryptSync(secret, grain, length, options), rest.at(-1));
}

export function pbkdf2Sync(
  password: BytesLike,
  salt: BytesLike,
  iterations: number,
  length: number,
  digest: string,
): Buffer {
  validateInteger(iterations, 'iterations', 1, MAX_LENGTH);
  validateInteger(length, 'keylen', 0, MAX_LENGTH);
  const found = findAlgorithm(digest);
  if (!found) throw new codes.ERR_CRYPTO_INVALID_DIGEST(digest);
  const options = { c: iterations, dkLen: length };
  return output(
    noblePbkdf2(found, bytesFrom(password, 'password'), bytesFrom(salt, 'salt'), options),
  ) as Buffer;
}

export function pbkdf2(
  password: BytesLike,
  salt: BytesLike,
  iterations: number,
  length: number,
  digest: string,
  callback: unknown,
): void {
  later(() => pbkdf2Sync(password, salt, iterations, length, digest), callback);
}

export function hkdfSync(
  digest: string,
  key: BytesLike | KeyObject,
  salt: BytesLike,
  info: BytesLike,
  length: number,
): ArrayBuffer {
  const bytes = nobleHkdf(
    algorithm(digest),
    keyBytes(key, 'ikm'),
    bytesFrom(salt, 'salt'),
    bytesFrom(info, 'info'),
    length,
  );
  return bytes.slice().buffer as ArrayBuffer;
}

export function hkdf(
  digest: string,
  key: BytesLike | KeyObject,
  salt: BytesLike,
  info: BytesLike,
  length: number,
  callback: unknown,
): void {
  later(() => hkdfSync(digest, key, salt, info, length), callback);
}
