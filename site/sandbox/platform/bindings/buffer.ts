/** `internalBinding('buffer')`: what Node's own `buffer.js` asks of the engine. Argument orders are Node's. */
import * as encodings from './encodings.ts';

function compare(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

/** -1 when nothing can match; otherwise where the search starts, for an offset that may count from the end. */
function startOf(length: number, offset: number, needle: number, forward: boolean): number {
  if (offset < 0) {
    if (offset + length >= 0) return offset + length;
    return forward || needle === 0 ? 0 : -1;
  }
  if (offset + needle <= length) return offset;
  if (needle === 0) return length;
  return forward ? -1 : length - 1;
}

function indexOf(
  haystack: Uint8Array,
  needle: Uint8Array,
  offset: number,
  step: 1 | 2,
  forward: boolean,
): number {
  const start = startOf(haystack.length, offset, needle.length, forward);
  if (needle.length === 0) return start;
  if (start < 0 || needle.length > haystack.length) return -1;
  const last = haystack.length - needle.length;
  const matches = (at: number) => {
    for (let i = 0; i < needle.length; i++) if (haystack[at + i] !== needle[i]) return false;
    return true;
  };
  if (forward) {
    for (let at = start - (start % step); at <= last; at += step) if (matches(at)) return at;
  } else {
    const from = Math.min(start, last);
    for (let at = from - (from % step); at >= 0; at -= step) if (matches(at)) return at;
  }
  return -1;
}

const until = (bytes: Uint8Array, end: number | undefined): Uint8Array =>
  end === undefined || end >= bytes.length ? bytes : bytes.subarray(0, Math.max(0, end));

const UTF16 = encodings.ENCODINGS.indexOf('utf16le');

function indexOfBuffer(
  haystack: Uint8Array,
  needle: Uint8Array,
  offset: number,
  encoding: number,
  forward: boolean,
  end?: number,
): number {
  return indexOf(until(haystack, end), needle, offset, encoding === UTF16 ? 2 : 1, forward);
}

function swap(bytes: Uint8Array, size: number): Uint8Array {
  for (let at = 0; at + size <= bytes.length; at += size) bytes.subarray(at, at + size).reverse();
  return bytes;
}

const bytesOf = (data: ArrayBufferView | ArrayBuffer): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);

/** Repeats `value` over [start, end). -1: the value has no bytes; -2: the range is out of bounds. */
function fill(
  bytes: Uint8Array,
  value: string | Uint8Array | number,
  start: number,
  end: number,
  encoding?: string,
): number | undefined {
  if (start < 0 || end > bytes.length) return -2;
  if (start >= end) return undefined;
  if (typeof value === 'number') {
    bytes.fill(value & 255, start, end);
    return undefined;
  }
  const known = { ucs2: 'utf16le', 'ucs-2': 'utf16le', 'utf-16le': 'utf16le', binary: 'latin1' };
  const name = String(encoding ?? 'utf8').toLowerCase();
  const number = encodings.ENCODINGS.indexOf(
    (known[name as keyof typeof known] ?? name) as (typeof encodings.ENCODINGS)[number],
  );
  const pattern = typeof value === 'string' ? encodings.encode(value, number) : bytesOf(value);
  if (pattern.length === 0) return -1;
  for (let at = start; at < end; at += pattern.length)
    bytes.set(pattern.subarray(0, Math.min(pattern.length, end - at)), at);
  return undefined;
}

/** The decoded text, or -1 for a single character left over, -2 for a character outside the alphabet. */
function decodeBase64(text: string): string | number {
  try {
    return atob(text);
  } catch {
    return /^[\sA-Za-z0-9+/=]*$/.test(text) ? -1 : -2;
  }
}

export const buffer = {
  kMaxLength: Number.MAX_SAFE_INTEGER,
  kStringMaxLength: 536870888,
  byteLengthUtf8: encodings.byteLengthUtf8,
  compare,
  compareOffset: (
    source: Uint8Array,
    target: Uint8Array,
    targetStart: number,
    sourceStart: number,
    targetEnd: number,
    sourceEnd: number,
  ) => compare(source.subarray(sourceStart, sourceEnd), target.subarray(targetStart, targetEnd)),
  copy(
    source: Uint8Array,
    target: ArrayBufferView,
    targetStart: number,
    sourceStart: number,
    count: number,
  ) {
    bytesOf(target).set(bytesOf(source).subarray(sourceStart, sourceStart + count), targetStart);
    return count;
  },
  fill,
  isAscii: (data: ArrayBufferView | ArrayBuffer) => bytesOf(data).every((byte) => byte < 128),
  isUtf8(data: ArrayBufferView | ArrayBuffer) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(data));
      return true;
    } catch {
      return false;
    }
  },
  indexOfBuffer,
  indexOfNumber: (
    bytes: Uint8Array,
    value: number,
    offset: number,
    forward: boolean,
    end?: number,
  ) => indexOf(until(bytes, end), Uint8Array.of(value), offset, 1, forward),
  indexOfString: (
    bytes: Uint8Array,
    text: string,
    offset: number,
    encoding: number,
    forward: boolean,
    end?: number,
  ) => indexOfBuffer(bytes, encodings.encode(text, encoding), offset, encoding, forward, end),
  swap16: (bytes: Uint8Array) => swap(bytes, 2),
  swap32: (bytes: Uint8Array) => swap(bytes, 4),
  swap64: (bytes: Uint8Array) => swap(bytes, 8),
  atob: decodeBase64,
  btoa(text: string) {
    try {
      return btoa(text);
    } catch {
      return -1;
    }
  },
  asciiSlice: encodings.asciiSlice,
  base64Slice: encodings.base64Slice,
  base64urlSlice: encodings.base64urlSlice,
  latin1Slice: encodings.latin1Slice,
  hexSlice: encodings.hexSlice,
  ucs2Slice: encodings.ucs2Slice,
  utf8Slice: encodings.utf8Slice,
  asciiWriteStatic: encodings.latin1Write,
  base64Write: encodings.base64Write,
  base64urlWrite: encodings.base64Write,
  latin1WriteStatic: encodings.latin1Write,
  hexWrite: encodings.hexWrite,
  ucs2Write: encodings.ucs2Write,
  utf8WriteStatic: encodings.utf8Write,
  createUnsafeArrayBuffer: (size: number) => new ArrayBuffer(size),
  setDetachKey() {},
};
