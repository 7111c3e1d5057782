/** Bridges between Node's streams and the browser's own web streams. */
import {
  Duplex,
  Readable,
  type ReadableOptions,
  Writable,
  type WritableOptions,
} from 'node:stream';

/** `Readable.toWeb`: bytes become plain Uint8Arrays, as web streams have them. */
export function newReadableStreamFromStreamReadable(source: Readable): ReadableStream<unknown> {
  const iterator = source[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(value instanceof Uint8Array ? new Uint8Array(value) : value);
    },
    cancel(reason) {
      source.destroy(reason as Error | undefined);
    },
  });
}

/** `Readable.fromWeb` */
export function newStreamReadableFromReadableStream(
  source: ReadableStream<unknown>,
  options: ReadableOptions = {},
): Readable {
  const reader = source.getReader();
  return new Readable({
    ...options,
    read() {
      reader.read().then(
        ({ done, value }) => this.push(done ? null : value),
        (error: Error) => this.destroy(error),
      );
    },
    destroy(error, callback) {
      reader.cancel(error).then(
        () => callback(error),
        () => callback(error),
      );
    },
  });
}

/** `Writable.toWeb` */
export function newWritableStreamFromStreamWritable(target: Writable): WritableStream<unknown> {
  return new WritableStream({
    write: (chunk) =>
      new Promise((resolve, reject) => {
        target.write(chunk, (error) => (error ? reject(error) : resolve()));
      }),
    close: () => new Promise((resolve) => target.end(resolve)),
    abort(reason) {
      target.destroy(reason as Error | undefined);
    },
  });
}

/** `Writable.fromWeb` */
export function newStreamWritableFromWritableStream(
  target: WritableStream<unknown>,
  options: WritableOptions = {},
): Writable {
  const writer = target.getWriter();
  return new Writable({
    ...options,
    write(chunk, _encoding, callback) {
      writer.write(chunk).then(() => callback(), callback);
    },
    final(callback) {
      writer.close().then(() => callback(), callback);
    },
  });
}

/** `Duplex.toWeb` */
export const newReadableWritablePairFromDuplex = (duplex: Duplex) => ({
  readable: newReadableStreamFromStreamReadable(duplex),
  writable: newWritableStreamFromStreamWritable(duplex),
});

/** `Duplex.fromWeb` */
export const newStreamDuplexFromReadableWritablePair = (
  pair: { readable: ReadableStream<unknown>; writable: WritableStream<unknown> },
  options?: ReadableOptions & WritableOptions,
): Duplex =>
  Duplex.from({
    readable: newStreamReadableFromReadableStream(pair.readable, options),
    writable: newStreamWritableFromWritableStream(pair.writable, options),
  });
