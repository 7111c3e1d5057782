/** `node:crypto`: hashes, HMACs, random numbers, key derivation and WebCrypto. Ciphers and signatures are in `crypto.subtle`. */
import { unavailable } from '../unavailable.ts';

export { hkdf, hkdfSync, pbkdf2, pbkdf2Sync, scrypt, scryptSync } from '../crypto/derive.ts';
export { createHash, createHmac, getHashes, Hash, Hmac, hash } from '../crypto/hash.ts';
export { createSecretKey, KeyObject } from '../crypto/keys.ts';
export {
  randomBytes,
  randomBytes as pseudoRandomBytes,
  randomFill,
  randomFillSync,
  randomInt,
  randomUUID,
} from '../crypto/random.ts';

/** The worker's own; it must be started so that it is a secure context, or `subtle` is missing. */
export const webcrypto = globalThis.crypto;
export const subtle = webcrypto.subtle;
export const getRandomValues = webcrypto.getRandomValues.bind(webcrypto);
export const CryptoKey = globalThis.CryptoKey;
export const constants = {};
export const getCiphers = (): string[] => [];
export const getCurves = (): string[] => [];
export const getFips = (): number => 0;

/** Compares in a time that depends on the length alone. */
export function timingSafeEqual(
  a: ArrayBufferView | ArrayBuffer,
  b: ArrayBufferView | ArrayBuffer,
): boolean {
  const [left, right] = ([a, b] as const).map((value, index) => {
    if (ArrayBuffer.isView(value))
      return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    if (value instanceof ArrayBuffer) return new Uint8Array(value);
    const kinds = 'an instance of ArrayBuffer, Buffer, TypedArray, or DataView';
    throw Object.assign(new TypeError(`The "buf${index + 1}" argument must be ${kinds}.`), {
      code: 'ERR_INVALID_ARG_TYPE',
    });
  }) as [Uint8Array, Uint8Array];
  if (left.length !== right.length) {
    throw Object.assign(new RangeError('Input buffers must have the same byte length'), {
      code: 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH',
    });
  }
  let difference = 0;
  for (const [index, byte] of left.entries()) difference |= byte ^ (right[index] ?? 0);
  return difference === 0;
}

const inSubtle = (name: string) =>
  unavailable(`crypto.${name}`, 'use crypto.subtle (WebCrypto), which works in both');

export const createCipheriv = inSubtle('createCipheriv');
export const createDecipheriv = inSubtle('createDecipheriv');
export const createSign = inSubtle('createSign');
export const createVerify = inSubtle('createVerify');
export const sign = inSubtle('sign');
export const verify = inSubtle('verify');
export const generateKey = inSubtle('generateKey');
export const generateKeySync = inSubtle('generateKeySync');
export const generateKeyPair = inSubtle('generateKeyPair');
export const generateKeyPairSync = inSubtle('generateKeyPairSync');
export const createPublicKey = inSubtle('createPublicKey');
export const createPrivateKey = inSubtle('createPrivateKey');
export const createDiffieHellman = inSubtle('createDiffieHellman');
export const createECDH = inSubtle('createECDH');
export const publicEncrypt = inSubtle('publicEncrypt');
export const privateDecrypt = inSubtle('privateDecrypt');
