/** `createHash`, `createHmac` and `hash`, synchronous, on @noble/hashes (a browser's own digests are asynchronous). */

import { codes } from 'native:internal/errors';
import { validateString } from 'native:internal/validators';
import type { Buffer } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';
import { hmac } from '@noble/hashes/hmac.js';
import { md5, ripemd160, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512, sha512_256 } from '@noble/hashes/sha2.js';
import { sha3_224, sha3_256, sha3_384, sha3_512 } from '@noble/hashes/sha3.js';
import { type BytesLike, bytesFrom, output } from './bytes.ts';
import { type KeyObject, keyBytes } from './keys.ts';

const algorithms = {
  md5,
  sha1,
  ripemd160,
  sha224,
  sha256,
  sha384,
  sha512,
  'sha512-256': sha512_256,
  'sha3-224': sha3_224,
  'sha3-256': sha3_256,
  'sha3-384': sha3_384,
  'sha3-512': sha3_512,
} as const;

type Algorithm = (typeof algorithms)[keyof typeof algorithms];

/** The hash with OpenSSL's name, in any case, also as `RSA-SHA256` or `SHA-256`. */
export function findAlgorithm(name: string): Algorithm | undefined {
  const key = name
    .toLowerCase()
    .replace(/^rsa-/, '')
    .replace(/^sha-(?=\d{1,3}$)/, 'sha')
    .replace(/^rmd160$/, 'ripemd160');
  return Object.hasOwn(algorithms, key) ? algorithms[key as keyof typeof algorithms] : undefined;
}

/** As `findAlgorithm`; throws what OpenSSL says about an unknown name. */
export function algorithm(name: string): Algorithm {
  const found = findAlgorithm(name);
  if (!found) throw new Error('Digest method not supported');
  return found;
}

/** The running state that @noble/hashes keeps. */
interface Running {
  update(bytes: Uint8Array): Running;
  digest(): Uint8Array;
  clone(): Running;
}

class Digest extends Transform {
  #running: Running;
  #finished = false;

  constructor(running: Running) {
    super();
    this.#running = running;
  }

  protected get running(): Running {
    if (this.#finished) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
    return this.#running;
  }

  update(data: BytesLike, encoding?: string): this {
    this.running.update(bytesFrom(data, 'data', encoding));
    return this;
  }

  digest(encoding?: string): Buffer | string {
    const bytes = this.running.digest();
    this.#finished = true;
    return output(bytes, encoding);
  }

  override _transform(chunk: Buffer, encoding: string, done: TransformCallback): void {
    this.#running.update(bytesFrom(chunk, 'data', encoding));
    done();
  }

  override _flush(done: TransformCallback): void {
    this.push(this.digest());
    done();
  }
}

export class Hash extends Digest {
  /** A hash that goes on from here. */
  copy(): Hash {
    return new Hash(this.running.clone());
  }
}

export class Hmac extends Digest {}

export function createHash(name: string): Hash {
  validateString(name, 'algorithm');
  return new Hash(algorithm(name).create() as unknown as Running);
}

export function createHmac(name: string, key: BytesLike | KeyObject): Hmac {
  validateString(name, 'hmac');
  const found = findAlgorithm(name);
  if (!found) throw new codes.ERR_CRYPTO_INVALID_DIGEST(name);
  return new Hmac(hmac.create(found, keyBytes(key)) as unknown as Running);
}

/** The digest of `data` in one call; hexadecimal unless told otherwise. */
export function hash(name: string, data: BytesLike, encoding = 'hex'): Buffer | string {
  return createHash(name).update(data).digest(encoding);
}

export const getHashes = (): string[] => Object.keys(algorithms);
