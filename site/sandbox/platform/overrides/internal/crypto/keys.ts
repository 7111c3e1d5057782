/** What Node's library asks about keys. */
import { KeyObject } from '../../../crypto/keys.ts';

export const isKeyObject = (value: unknown): boolean => value instanceof KeyObject;
export const isCryptoKey = (value: unknown): boolean =>
  typeof CryptoKey !== 'undefined' && value instanceof CryptoKey;
