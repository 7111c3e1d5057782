/** The part of iconv-lite that body-parser and raw-body use, on the browser's own TextDecoder. */
import { Buffer } from 'node:buffer';

const aliases: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  ucs2: 'utf-16le',
  latin1: 'latin1',
  iso88591: 'latin1',
  binary: 'latin1',
  ascii: 'ascii',
  usascii: 'ascii',
};

const normal = (encoding: string): string => encoding.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Node's name for the one-byte encodings, a TextDecoder label for the rest, `undefined` when nobody knows it. */
function label(encoding: string): string | undefined {
  const alias = aliases[normal(encoding)];
  if (alias) return alias;
  try {
    return new TextDecoder(encoding).encoding;
  } catch {
    return undefined;
  }
}

interface Decoder {
  write(chunk: Uint8Array): string;
  end(): string | undefined;
}

/** A decoder that keeps a character split over two chunks. Throws iconv-lite's own sentence for an unknown encoding. */
export function getDecoder(encoding: string): Decoder {
  const known = label(encoding);
  if (!known) {
    throw new Error(`Encoding not recognized: '${encoding}' (searched as: '${normal(encoding)}')`);
  }
  if (known === 'latin1' || known === 'ascii') {
    return { write: (chunk) => Buffer.from(chunk).toString('latin1'), end: () => undefined };
  }
  const decoder = new TextDecoder(known);
  return {
    write: (chunk) => decoder.decode(chunk, { stream: true }),
    end: () => decoder.decode(),
  };
}

export const encodingExists = (encoding: string): boolean => label(encoding) !== undefined;

export function decode(bytes: Uint8Array, encoding: string): string {
  const decoder = getDecoder(encoding);
  return decoder.write(bytes) + (decoder.end() ?? '');
}

/** Encodes to the encodings that Node knows; everything else becomes UTF-8, as browsers do. */
export function encode(text: string, encoding: string): Buffer {
  const known = label(encoding);
  if (known === 'latin1' || known === 'ascii') return Buffer.from(text, 'latin1');
  return Buffer.from(text, known === 'utf-16le' ? 'utf16le' : 'utf8');
}
