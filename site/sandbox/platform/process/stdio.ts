/** `process.stdout` and `process.stderr`: writable streams whose text becomes console lines. */
import { Buffer } from 'node:buffer';
import { Writable } from 'node:stream';

/** Text written to a stream, as it was written. */
export type Sink = (text: string) => void;

/** A stream that hands each write to `sink` at once, so that lines keep their order with `console`. */
export function outputStream(fd: 1 | 2, sink: Sink): Writable {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: string | Uint8Array, _encoding, done) {
      sink(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      done();
    },
    // Like Node's, it cannot be ended for good: later output still arrives.
    destroy(error, done) {
      done(error);
    },
  });
  return Object.assign(stream, { fd, _type: 'pipe', _isStdio: true });
}
