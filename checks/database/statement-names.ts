/**
 * Keeps the prepared statements of connections apart. All connections share one session of the embedded database, where two
 * statements of one name would collide, while a driver counts on names of its own per connection.
 */
import { joined } from './wire.ts';

/** Bytes before the name, by message: letter and length, and in `Describe` and `Close` the letter `S` for a statement. */
const offsets: Readonly<Record<string, number>> = { P: 5, B: 5, D: 6, C: 6 };

/** The message with `prefix` before the name of its prepared statement. An unnamed statement, and any other message, stays as it is. */
export function withPrefix(type: string, bytes: Uint8Array, prefix: string): Uint8Array {
  let at = offsets[type];
  if (at === undefined) return bytes;
  if (at === 6 && bytes[5] !== 'S'.charCodeAt(0)) return bytes;
  // `Bind` names a portal before the statement.
  if (type === 'B') at = bytes.indexOf(0, at) + 1;
  if (bytes[at] === 0) return bytes;
  const renamed = joined([
    bytes.subarray(0, at),
    new TextEncoder().encode(prefix),
    bytes.subarray(at),
  ]);
  new DataView(renamed.buffer).setInt32(1, renamed.length - 1);
  return renamed;
}
