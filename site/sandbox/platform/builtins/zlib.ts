/** `node:zlib`: gzip and deflate on fflate. Brotli and zstd exist in a browser's network only. */

import { validateFunction } from 'native:internal/validators';
import { Buffer } from 'node:buffer';
import { Transform, type TransformCallback } from 'node:stream';
import * as fflate from 'fflate';
import { setImmediate } from '../timers/immediate.ts';
import { unavailableMembers } from '../unavailable.ts';

type Data = string | ArrayBufferView | ArrayBuffer;
type Level = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
interface ZlibOptions {
  level?: number;
  highWaterMark?: number;
}

const GZIP_MAGIC = 0x1f;

function bytesOf(data: Data): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  if (ArrayBuffer.isView(data))
    return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return new Uint8Array(data);
}

const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function dataError(message: string): Error {
  const code = message === 'unexpected end of file' ? 'Z_BUF_ERROR' : 'Z_DATA_ERROR';
  return Object.assign(new Error(message), { errno: code === 'Z_BUF_ERROR' ? -5 : -3, code });
}

/** zlib's sentence for what fflate found. */
function asZlibError(error: unknown): Error {
  const { code } = error as { code?: number };
  if (code === fflate.FlateErrorCode.UnexpectedEOF) return dataError('unexpected end of file');
  if (code === fflate.FlateErrorCode.InvalidHeader) return dataError('incorrect header check');
  return dataError('invalid block type');
}

const levelOf = ({ level = -1 }: ZlibOptions = {}): { level: Level } => ({
  level: (level < 0 ? 6 : level) as Level,
});

type Work = (bytes: Uint8Array, options?: ZlibOptions) => Uint8Array;

const inSync =
  (work: Work) =>
  (data: Data, options?: ZlibOptions): Buffer => {
    const bytes = bytesOf(data);
    try {
      return asBuffer(work(bytes, options));
    } catch (error) {
      // Too short to hold a header.
      throw bytes.length < 2 ? dataError('unexpected end of file') : asZlibError(error);
    }
  };

/** The callback form: worked out in a later turn. */
const later =
  (work: ReturnType<typeof inSync>) =>
  (data: Data, ...rest: unknown[]): void => {
    const done = rest.at(-1);
    validateFunction(done, 'callback');
    const options = typeof rest[0] === 'object' ? (rest[0] as ZlibOptions) : undefined;
    setImmediate(() => {
      let value: Buffer | undefined;
      let failure: unknown = null;
      try {
        value = work(data, options);
      } catch (error) {
        failure = error;
      }
      (done as (error: unknown, value?: Buffer) => void)(failure, value);
    });
  };

const works = {
  gzip: (bytes, options) => fflate.gzipSync(bytes, { ...levelOf(options), mtime: 0 }),
  deflate: (bytes, options) => fflate.zlibSync(bytes, levelOf(options)),
  deflateRaw: (bytes, options) => fflate.deflateSync(bytes, levelOf(options)),
  gunzip: (bytes) => fflate.gunzipSync(bytes),
  inflate: (bytes) => fflate.unzlibSync(bytes),
  inflateRaw: (bytes) => fflate.inflateSync(bytes),
  unzip: (bytes) => (bytes[0] === GZIP_MAGIC ? fflate.gunzipSync(bytes) : fflate.unzlibSync(bytes)),
} satisfies Record<string, Work>;

export const gzipSync = inSync(works.gzip);
export const deflateSync = inSync(works.deflate);
export const deflateRawSync = inSync(works.deflateRaw);
export const gunzipSync = inSync(works.gunzip);
export const inflateSync = inSync(works.inflate);
export const inflateRawSync = inSync(works.inflateRaw);
export const unzipSync = inSync(works.unzip);
export const gzip = later(gzipSync);
export const deflate = later(deflateSync);
export const deflateRaw = later(deflateRawSync);
export const gunzip = later(gunzipSync);
export const inflate = later(inflateSync);
export const inflateRaw = later(inflateRawSync);
export const unzip = later(unzipSync);

/** What fflate's streaming classes have in common. */
interface Flow {
  ondata: (chunk: Uint8Array, final: boolean) => void;
  push(chunk: Uint8Array, final: boolean): void;
}

class ZlibStream extends Transform {
  #flow: Flow;
  #ended = false;
  bytesWritten = 0;

  constructor(flow: Flow, options?: ZlibOptions) {
    super(options?.highWaterMark ? { highWaterMark: options.highWaterMark } : {});
    this.#flow = flow;
    flow.ondata = (chunk, final) => {
      this.#ended ||= final;
      if (chunk.length > 0) this.push(asBuffer(chunk));
    };
  }

  override _transform(chunk: Data, _encoding: string, done: TransformCallback): void {
    const bytes = bytesOf(chunk);
    this.bytesWritten += bytes.length;
    this.#feed(bytes, false, done);
  }

  override _flush(done: TransformCallback): void {
    this.#feed(new Uint8Array(0), true, done);
  }

  #feed(bytes: Uint8Array, final: boolean, done: TransformCallback): void {
    try {
      this.#flow.push(bytes, final);
    } catch (error) {
      done(asZlibError(error));
      return;
    }
    done();
  }

  /** Asks for what is compressed so far; fflate gives it at its own block borders. */
  flush(...args: unknown[]): void {
    const done = args.at(-1);
    if (typeof done === 'function') setImmediate(done as () => void);
  }

  close(done?: () => void): void {
    if (done) this.once('close', done);
    this.destroy();
  }
}

const stream = (make: (options?: ZlibOptions) => Flow) => (options?: ZlibOptions) =>
  new ZlibStream(make(options), options);

export const createGzip = stream(
  (options) => new fflate.Gzip({ ...levelOf(options), mtime: 0 }) as Flow,
);
export const createDeflate = stream((options) => new fflate.Zlib(levelOf(options)) as Flow);
export const createDeflateRaw = stream((options) => new fflate.Deflate(levelOf(options)) as Flow);
export const createGunzip = stream(() => new fflate.Gunzip() as Flow);
export const createInflate = stream(() => new fflate.Unzlib() as Flow);
export const createInflateRaw = stream(() => new fflate.Inflate() as Flow);
export const createUnzip = stream(() => new fflate.Decompress() as unknown as Flow);

const instead = 'use gzip or deflate';
export const {
  createBrotliCompress,
  createBrotliDecompress,
  brotliCompress,
  brotliCompressSync,
  brotliDecompress,
  brotliDecompressSync,
  createZstdCompress,
  createZstdDecompress,
} = unavailableMembers(
  'node:zlib',
  [
    'createBrotliCompress',
    'createBrotliDecompress',
    'brotliCompress',
    'brotliCompressSync',
    'brotliDecompress',
    'brotliDecompressSync',
    'createZstdCompress',
    'createZstdDecompress',
  ],
  instead,
);

export const constants = {
  Z_NO_FLUSH: 0,
  Z_PARTIAL_FLUSH: 1,
  Z_SYNC_FLUSH: 2,
  Z_FULL_FLUSH: 3,
  Z_FINISH: 4,
  Z_OK: 0,
  Z_BEST_SPEED: 1,
  Z_BEST_COMPRESSION: 9,
  Z_DEFAULT_COMPRESSION: -1,
  BROTLI_OPERATION_FLUSH: 1,
  BROTLI_PARAM_QUALITY: 1,
};
