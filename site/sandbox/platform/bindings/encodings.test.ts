import { expect, test } from 'vitest';
import * as ours from './encodings.ts';

const BYTES = Buffer.from([0, 65, 127, 128, 195, 169, 226, 130, 172, 240, 159, 152, 128, 255]);
const TEXT = '48é€😀Zg==';

const slices = {
  utf8: ours.utf8Slice,
  latin1: ours.latin1Slice,
  ascii: ours.asciiSlice,
  hex: ours.hexSlice,
  base64: ours.base64Slice,
  base64url: ours.base64urlSlice,
  utf16le: ours.ucs2Slice,
} as const;

const writes = {
  utf8: ours.utf8Write,
  latin1: ours.latin1Write,
  hex: ours.hexWrite,
  base64: ours.base64Write,
  base64url: ours.base64Write,
  utf16le: ours.ucs2Write,
} as const;

test.each(Object.entries(slices))('%s to text as Node does', (encoding, slice) => {
  const name = encoding as BufferEncoding;
  expect(slice(BYTES)).toBe(BYTES.toString(name));
  expect(slice(BYTES, 2, 9)).toBe(BYTES.toString(name, 2, 9));
  expect(slice(BYTES, 5, 3)).toBe('');
});

test.each(Object.entries(writes))(
  '%s from text as Node does, cut where the room ends',
  (encoding, write) => {
    for (const length of [0, 1, 3, 5, 20]) {
      const mine = new Uint8Array(24);
      const nodes = Buffer.alloc(24);
      const written = nodes.write(TEXT, 2, length, encoding as BufferEncoding);
      expect(write(mine, TEXT, 2, length)).toBe(written);
      expect(Buffer.from(mine).toString('hex')).toBe(nodes.toString('hex'));
    }
  },
);

test('the UTF-8 length of any text', () => {
  for (const text of ['', 'a', 'é', '€', '😀', '\ud800', 'x\udc00y', TEXT])
    expect(ours.byteLengthUtf8(text)).toBe(Buffer.byteLength(text));
});
