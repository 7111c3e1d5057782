/**
 * Bytes to text and back in Node's encodings, as `internalBinding('buffer')` has them.
 * Every slice is (bytes, start, end), every write (bytes, text, offset, length) and returns the bytes written.
 */

/** Node's own order: a position in it is the number that its library passes about. */
export const ENCODINGS = [
  'ascii',
  'utf8',
  'base64',
  'utf16le',
  'latin1',
  'hex',
  'buffer',
  'base64url',
] as const;

type Slice = (bytes: Uint8Array, start?: number, end?: number) => string;
type Write = (bytes: Uint8Array, text: string, offset?: number, length?: number) => number;

const encoder = new TextEncoder();
// A byte order mark is part of the text in Node.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

const part = (bytes: Uint8Array, start = 0, end = bytes.length): Uint8Array =>
  bytes.subarray(start, Math.max(start, end));

/** Arguments per call of String.fromCharCode; more than some 100,000 overflow the stack. */
const CHUNK = 8192;

function fromCodes(codes: Uint8Array | Uint16Array): string {
  if (codes.length <= CHUNK) return String.fromCharCode.apply(null, codes as unknown as number[]);
  let text = '';
  for (let at = 0; at < codes.length; at += CHUNK)
    text += String.fromCharCode.apply(null, codes.subarray(at, at + CHUNK) as unknown as number[]);
  return text;
}

export const utf8Slice: Slice = (bytes, start, end) => utf8.decode(part(bytes, start, end));

export const latin1Slice: Slice = (bytes, start, end) => fromCodes(part(bytes, start, end));

export const asciiSlice: Slice = (bytes, start, end) =>
  fromCodes(Uint8Array.prototype.slice.call(part(bytes, start, end)).map((byte) => byte & 0x7f));

export const ucs2Slice: Slice = (bytes, start, end) => {
  const source = part(bytes, start, end);
  const codes = new Uint16Array(source.length >> 1);
  for (let i = 0; i < codes.length; i++)
    codes[i] = (source[2 * i] ?? 0) | ((source[2 * i + 1] ?? 0) << 8);
  return fromCodes(codes);
};

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

export const hexSlice: Slice = (bytes, start, end) => {
  let text = '';
  for (const byte of part(bytes, start, end)) text += hexPairs[byte];
  return text;
};

export const base64Slice: Slice = (bytes, start, end) => btoa(latin1Slice(bytes, start, end));

export const base64urlSlice: Slice = (bytes, start, end) =>
  base64Slice(bytes, start, end).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

const room = (bytes: Uint8Array, offset: number, length: number | undefined): number =>
  Math.min(length ?? Number.POSITIVE_INFINITY, bytes.length - offset);

export const utf8Write: Write = (bytes, text, offset = 0, length) =>
  encoder.encodeInto(text, bytes.subarray(offset, offset + room(bytes, offset, length))).written;

export const latin1Write: Write = (bytes, text, offset = 0, length) => {
  const count = Math.min(text.length, room(bytes, offset, length));
  for (let i = 0; i < count; i++) bytes[offset + i] = text.charCodeAt(i);
  return count;
};

export const ucs2Write: Write = (bytes, text, offset = 0, length) => {
  const count = Math.min(text.length, room(bytes, offset, length) >> 1);
  for (let i = 0; i < count; i++) {
    const code = text.charCodeAt(i);
    bytes[offset + 2 * i] = code;
    bytes[offset + 2 * i + 1] = code >> 8;
  }
  return 2 * count;
};

/** Stops before the first pair that is not hexadecimal, as Node does. */
export const hexWrite: Write = (bytes, text, offset = 0, length) => {
  const count = Math.min(text.length >> 1, room(bytes, offset, length));
  for (let i = 0; i < count; i++) {
    const pair = text.slice(2 * i, 2 * i + 2);
    if (!/^[0-9a-f]{2}$/i.test(pair)) return i;
    bytes[offset + i] = Number.parseInt(pair, 16);
  }
  return count;
};

const base64Values = new Int8Array(128).fill(-1);
for (const [value, char] of [
  ...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
].entries())
  base64Values[char.charCodeAt(0)] = value;
for (const [char, value] of [
  ['+', 62],
  ['-', 62],
  ['/', 63],
  ['_', 63],
] as const)
  base64Values[char.charCodeAt(0)] = value;

/** Both alphabets; other characters are skipped and the first `=` ends the text, as in Node. */
export const base64Write: Write = (bytes, text, offset = 0, length) => {
  const count = room(bytes, offset, length);
  let written = 0;
  let bits = 0;
  let held = 0;
  for (let i = 0; i < text.length && written < count; i++) {
    // Node looks at the low byte alone.
    const code = text.charCodeAt(i) & 0xff;
    if (code === 0x3d) break;
    const value = code < 128 ? (base64Values[code] ?? -1) : -1;
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[offset + written++] = held >> bits;
    }
  }
  return written;
};

/** The UTF-8 length of `text` in bytes; a lone surrogate counts as the 3 bytes of U+FFFD. */
export function byteLengthUtf8(text: string): number {
  let length = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    if (code < 0x800) length += 1;
    else if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      length += 2;
      i++;
    } else length += 2;
  }
  return length;
}

/** The bytes of `text` in the encoding with this number. */
export function encode(text: string, encoding: number): Uint8Array {
  switch (ENCODINGS[encoding]) {
    case 'utf16le': {
      const bytes = new Uint8Array(2 * text.length);
      ucs2Write(bytes, text);
      return bytes;
    }
    case 'ascii':
    case 'latin1': {
      const bytes = new Uint8Array(text.length);
      latin1Write(bytes, text);
      return bytes;
    }
    case 'hex': {
      const bytes = new Uint8Array(text.length >> 1);
      return bytes.subarray(0, hexWrite(bytes, text));
    }
    case 'base64':
    case 'base64url': {
      const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
      return bytes.subarray(0, base64Write(bytes, text));
    }
    default:
      return encoder.encode(text);
  }
}
