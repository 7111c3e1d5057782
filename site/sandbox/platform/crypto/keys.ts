/** `crypto.KeyObject` for secret keys; public and private keys live in `crypto.subtle`. */
import { Buffer } from 'node:buffer';
import { type BytesLike, bytesFrom } from './bytes.ts';

export class KeyObject {
  readonly type = 'secret';
  #bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
  }

  get symmetricKeySize(): number {
    return this.#bytes.length;
  }

  export(options?: { format?: string }): Buffer | { kty: 'oct'; k: string } {
    if (options?.format === 'jwk') return { kty: 'oct', k: this.#bytes.toString('base64url') };
    return Buffer.from(this.#bytes);
  }

  equals(other: KeyObject): boolean {
    return this.#bytes.equals(other.#bytes);
  }

  /** The key's bytes, for the functions of this runtime. */
  static bytesOf(key: KeyObject): Uint8Array {
    return key.#bytes;
  }
}

export function createSecretKey(key: BytesLike, encoding?: BufferEncoding): KeyObject {
  return new KeyObject(bytesFrom(key, 'key', encoding));
}

const KEY_KINDS = [
  'string',
  'ArrayBuffer',
  'Buffer',
  'TypedArray',
  'DataView',
  'KeyObject',
  'CryptoKey',
];

/** The bytes of a key given as text, bytes or KeyObject. */
export const keyBytes = (key: BytesLike | KeyObject, name = 'key'): Uint8Array =>
  key instanceof KeyObject ? KeyObject.bytesOf(key) : bytesFrom(key, name, undefined, KEY_KINDS);
