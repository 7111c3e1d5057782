/** `internalBinding('string_decoder')`: decodes chunks without breaking a character that two of them share. */
import * as encodings from './encodings.ts';

/** The state is a small buffer that Node's `string_decoder.js` owns; these are the positions in it. */
const BYTES = 0;
const BYTES_END = 4;
const MISSING = 4;
const BUFFERED = 5;
const ENCODING = 6;
const SIZE = 7;

/** How many bytes at the end of `bytes` begin a character that is not complete, and how many more it needs. */
function incompleteUtf8(bytes: Uint8Array): { held: number; missing: number } {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const size = byte >= 0xf0 && byte < 0xf8 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    return byte < 0xf8 && size > back
      ? { held: back, missing: size - back }
      : { held: 0, missing: 0 };
  }
  return { held: 0, missing: 0 };
}

function incompleteUtf16(bytes: Uint8Array): { held: number; missing: number } {
  const odd = bytes.length % 2;
  const high = bytes[bytes.length - 1 - odd] ?? 0;
  const surrogate = bytes.length - odd >= 2 && (high & 0xfc) === 0xd8;
  if (surrogate) return { held: 2 + odd, missing: 2 - odd };
  return { held: odd, missing: odd };
}

function incomplete(bytes: Uint8Array, encoding: string): { held: number; missing: number } {
  if (encoding === 'utf8') return incompleteUtf8(bytes);
  if (encoding === 'utf16le') return incompleteUtf16(bytes);
  if (encoding === 'base64' || encoding === 'base64url') {
    const held = bytes.length % 3;
    return { held, missing: held && 3 - held };
  }
  return { held: 0, missing: 0 };
}

function sliceAs(bytes: Uint8Array, encoding: string): string {
  switch (encoding) {
    case 'utf16le':
      return encodings.ucs2Slice(bytes);
    case 'base64':
      return encodings.base64Slice(bytes);
    case 'base64url':
      return encodings.base64urlSlice(bytes);
    case 'latin1':
      return encodings.latin1Slice(bytes);
    case 'ascii':
      return encodings.asciiSlice(bytes);
    case 'hex':
      return encodings.hexSlice(bytes);
    default:
      return encodings.utf8Slice(bytes);
  }
}

const NOTHING = { held: 0, missing: 0 };

const encodingOf = (state: Uint8Array): string =>
  encodings.ENCODINGS[state[ENCODING] ?? 1] ?? 'utf8';

function decode(state: Uint8Array, chunk: ArrayBufferView): string {
  const encoding = encodingOf(state);
  const fresh = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const buffered = state[BUFFERED] ?? 0;
  let bytes = fresh;
  if (buffered > 0) {
    bytes = new Uint8Array(buffered + fresh.length);
    bytes.set(state.subarray(BYTES, BYTES + buffered));
    bytes.set(fresh, buffered);
  }
  // Node gives out half a surrogate pair when a single byte completes it.
  const completed = encoding === 'utf16le' && buffered === 1 && fresh.length === 1;
  const { held, missing } = completed ? NOTHING : incomplete(bytes, encoding);
  state.set(bytes.subarray(bytes.length - held), BYTES);
  state[BUFFERED] = held;
  state[MISSING] = missing;
  return sliceAs(bytes.subarray(0, bytes.length - held), encoding);
}

/** What an incomplete character becomes at the end of the input. */
function flush(state: Uint8Array): string {
  const encoding = encodingOf(state);
  let buffered = state[BUFFERED] ?? 0;
  if (encoding === 'utf16le') buffered -= buffered % 2;
  const text = sliceAs(state.subarray(BYTES, BYTES + buffered), encoding);
  state[BUFFERED] = 0;
  state[MISSING] = 0;
  return text;
}

export const stringDecoder = {
  encodings: encodings.ENCODINGS,
  kIncompleteCharactersStart: BYTES,
  kIncompleteCharactersEnd: BYTES_END,
  kMissingBytes: MISSING,
  kBufferedBytes: BUFFERED,
  kEncodingField: ENCODING,
  kNumFields: SIZE,
  kSize: SIZE,
  decode,
  flush,
};
