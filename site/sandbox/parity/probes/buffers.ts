/** Buffer and text encodings. */
import buffer, { Buffer } from 'node:buffer';
import { StringDecoder } from 'node:string_decoder';
import { thrownBy } from '../pick.ts';
import type { Probes } from '../probe.ts';

const ENCODINGS = [
  'utf8',
  'utf16le',
  'latin1',
  'ascii',
  'hex',
  'base64',
  'base64url',
  'binary',
  'ucs2',
] as const;
const BYTES = Buffer.from([
  0, 1, 65, 127, 128, 159, 195, 169, 226, 130, 172, 240, 159, 152, 128, 255,
]);

export const buffers: Probes = {
  'buffer: every encoding to text': () =>
    ENCODINGS.map((encoding) => [encoding, BYTES.toString(encoding)]),
  'buffer: every encoding from text': () =>
    ENCODINGS.map((encoding) => [encoding, Buffer.from('48é€😀Zg==', encoding).toString('hex')]),
  'buffer: lenient base64 and hex': () => [
    Buffer.from('aGk_-w', 'base64url').toString('hex'),
    Buffer.from('aGk/ +w\n==', 'base64').toString('hex'),
    Buffer.from('a', 'base64').length,
    Buffer.from('abcz12', 'hex').toString('hex'),
    Buffer.from('abc', 'hex').toString('hex'),
    Buffer.from([255, 254]).toString('base64url'),
  ],
  'buffer: byteLength': () =>
    ENCODINGS.map((encoding) => Buffer.byteLength('aé€😀', encoding)).concat(
      Buffer.byteLength('\ud800x'),
      Buffer.byteLength(new ArrayBuffer(7)),
    ),
  'buffer: byte order mark and broken utf8': () => [
    Buffer.from('\ufeffa').toString(),
    Buffer.from([0xef, 0xbb, 0xbf, 0x61]).toString('utf8'),
    Buffer.from([0xc3, 0x28, 0xe2, 0x82]).toString(),
    Buffer.from('\ud800').toString('hex'),
  ],
  'buffer: write': () => {
    const target = Buffer.alloc(10, '-');
    return [
      target.write('é€', 1),
      target.write('😀', 8),
      target.write('ff0', 0, 'hex'),
      target.write('abc', 5, 2, 'latin1'),
      target.toString('latin1'),
      target.fill('xy', 2, 7).toString('latin1'),
      target.fill(0x1ff).toString('hex'),
      target.fill('').toString('hex'),
    ];
  },
  'buffer: search': () => {
    const text = Buffer.from('abcabcabc');
    return [
      text.indexOf('c'),
      text.indexOf('c', 3),
      text.indexOf('c', -1),
      text.lastIndexOf('abc'),
      text.lastIndexOf('abc', -5),
      text.indexOf(Buffer.from('bca')),
      text.indexOf(98),
      text.indexOf(''),
      text.includes('cab'),
      text.indexOf('x'),
      Buffer.from('aabb', 'utf16le').indexOf('b', 0, 'utf16le'),
    ];
  },
  'buffer: numbers': () => {
    const target = Buffer.alloc(24);
    target.writeUInt32BE(0xdeadbeef, 0);
    target.writeInt16LE(-2, 4);
    target.writeDoubleBE(1.5, 6);
    target.writeBigInt64LE(-5n, 14);
    return [
      target.toString('hex'),
      target.readUInt32LE(0),
      target.readInt16LE(4),
      target.readDoubleBE(6),
      String(target.readBigInt64LE(14)),
      target.readUIntBE(0, 6),
      target.readFloatLE(2),
    ];
  },
  'buffer: errors': () => [
    thrownBy(() => Buffer.from(5 as unknown as string)),
    thrownBy(() => Buffer.from(null as unknown as string)),
    thrownBy(() => Buffer.from('x', 'klingon' as BufferEncoding)),
    thrownBy(() => Buffer.alloc('5' as unknown as number)),
    thrownBy(() => Buffer.alloc(-1)),
    thrownBy(() => Buffer.alloc(1).readUInt32LE(0)),
    thrownBy(() => Buffer.alloc(8).readUInt32LE(6)),
    thrownBy(() => Buffer.alloc(8).readUInt32LE(1.5)),
    thrownBy(() => Buffer.alloc(8).writeUInt8(256, 0)),
    thrownBy(() => Buffer.alloc(8).toString('klingon' as BufferEncoding)),
    thrownBy(() => Buffer.concat('x' as unknown as Buffer[])),
    thrownBy(() => Buffer.byteLength(5 as unknown as string)),
  ],
  'buffer: copying and comparing': () => {
    const source = Buffer.from('abcdef');
    const target = Buffer.alloc(4);
    return [
      source.copy(target, 1, 2),
      target.toString('latin1'),
      source.equals(Buffer.from('abcdef')),
      Buffer.compare(Buffer.from('a'), Buffer.from('b')),
      source.compare(Buffer.from('bc'), 0, 2, 1, 3),
      Buffer.concat([source, target], 8).toString('latin1'),
      source.subarray(2, 4).toString(),
      source.slice(-3).toString(),
      JSON.stringify(Buffer.from('x')),
      [...source.entries()].length,
      Buffer.from(source).buffer === source.buffer,
      source.swap16().toString(),
      source.toString('utf8', 1, 3),
      Buffer.from(new Uint16Array([1, 256])).toString('hex'),
      Buffer.from({ length: 2, 0: 1, 1: 2 }).toString('hex'),
      Buffer.of(1, 2).toString('hex'),
    ];
  },
  'buffer: module': () => [
    buffer.constants.MAX_LENGTH > 2 ** 31,
    buffer.kMaxLength === buffer.constants.MAX_LENGTH,
    buffer.isUtf8(Buffer.from('é')),
    buffer.isAscii(Buffer.from('é')),
    Buffer.isEncoding('UTF-8'),
    Buffer.isEncoding('klingon'),
    Buffer.poolSize,
    buffer.atob('YQ=='),
    buffer.btoa('a'),
    thrownBy(() => buffer.atob('*')),
    typeof buffer.Blob,
    typeof buffer.File,
  ],
  'string decoder: characters across chunks': () => {
    const decode = (encoding: BufferEncoding, bytes: Buffer) => {
      const decoder = new StringDecoder(encoding);
      return [...bytes].map((byte) => decoder.write(Buffer.of(byte))).concat(decoder.end());
    };
    return [
      decode('utf8', Buffer.from('é€😀')),
      decode('utf8', Buffer.from([0xe2, 0x82])),
      decode('utf16le', Buffer.from('é😀', 'utf16le')),
      decode('base64', Buffer.from('abcde')),
      decode('hex', Buffer.from('ab')),
      decode('latin1', Buffer.from([0x80, 0xe9])),
      thrownBy(() => new StringDecoder('klingon' as BufferEncoding)),
    ];
  },
};
