/** `fs.createReadStream` and `fs.createWriteStream`. */
import { Buffer } from 'node:buffer';
import { Readable, Writable } from 'node:stream';
import { setImmediate } from '../timers/immediate.ts';
import { closeSync, openSync, writeSync } from './descriptors.ts';
import { type PathLike, resolvePath } from './disk.ts';
import { fileAt } from './sync.ts';
import { type FileNode, load } from './tree.ts';

type Done = (error?: Error | null) => void;

interface ReadOptions {
  encoding?: BufferEncoding;
  highWaterMark?: number;
  /** First and last byte, both read. */
  start?: number;
  end?: number;
  fd?: number | null;
  autoClose?: boolean;
  signal?: AbortSignal;
}

const CHUNK = 64 * 1024;

const options = <T extends object>(given: BufferEncoding | T | undefined): T =>
  (typeof given === 'string' ? { encoding: given } : (given ?? {})) as T;

export class ReadStream extends Readable {
  readonly path: PathLike;
  readonly flags = 'r';
  readonly start: number;
  readonly end: number;
  fd: number | null = null;
  bytesRead = 0;
  #at: number;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(
    path: PathLike,
    { start = 0, end = Number.POSITIVE_INFINITY, ...rest }: ReadOptions = {},
  ) {
    super({ highWaterMark: CHUNK, ...rest });
    this.path = path;
    this.start = start;
    this.end = end;
    this.#at = start;
  }

  override _construct(done: Done): void {
    setImmediate(() => {
      let file: FileNode;
      try {
        file = fileAt(this.path, 'open');
        this.fd = openSync(this.path);
      } catch (error) {
        done(error as Error);
        return;
      }
      const ready = (bytes: Uint8Array) => {
        this.#bytes = bytes;
        done();
        this.emit('open', this.fd);
        this.emit('ready');
      };
      if (file.data instanceof Uint8Array) ready(file.data);
      else load(file).then(ready, done);
    });
  }

  override _read(size: number): void {
    const end = Math.min(this.#bytes.length, this.end + 1, this.#at + size);
    if (this.#at >= end) {
      this.push(null);
      return;
    }
    const chunk = Buffer.from(this.#bytes.subarray(this.#at, end));
    this.#at = end;
    this.bytesRead += chunk.length;
    // A turn per chunk, as a disk would take: other work goes on between them.
    setImmediate(() => this.push(chunk));
  }

  override _destroy(error: Error | null, done: Done): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
    setImmediate(() => done(error));
  }

  close(callback?: Done): void {
    if (callback) this.once('close', callback);
    this.destroy();
  }
}

interface WriteOptions {
  encoding?: BufferEncoding;
  flags?: string;
  highWaterMark?: number;
  signal?: AbortSignal;
}

export class WriteStream extends Writable {
  readonly path: PathLike;
  readonly flags: string;
  fd: number | null = null;
  bytesWritten = 0;

  constructor(path: PathLike, { encoding, flags = 'w', ...rest }: WriteOptions = {}) {
    super({ ...rest, ...(encoding && { defaultEncoding: encoding }) });
    this.path = path;
    this.flags = flags;
    resolvePath(path);
  }

  override _construct(done: Done): void {
    setImmediate(() => {
      try {
        this.fd = openSync(this.path, this.flags);
      } catch (error) {
        done(error as Error);
        return;
      }
      done();
      this.emit('open', this.fd);
      this.emit('ready');
    });
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    try {
      this.bytesWritten += writeSync(this.fd as number, chunk);
    } catch (error) {
      done(error as Error);
      return;
    }
    setImmediate(() => done());
  }

  override _destroy(error: Error | null, done: Done): void {
    if (this.fd !== null) closeSync(this.fd);
    this.fd = null;
    setImmediate(() => done(error));
  }

  close(callback?: Done): void {
    if (callback) this.once('close', callback);
    this.end();
  }
}

export const createReadStream = (
  path: PathLike,
  given?: BufferEncoding | ReadOptions,
): ReadStream => new ReadStream(path, options<ReadOptions>(given));

export const createWriteStream = (
  path: PathLike,
  given?: BufferEncoding | WriteOptions,
): WriteStream => new WriteStream(path, options<WriteOptions>(given));
