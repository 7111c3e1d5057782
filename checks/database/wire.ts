/**
 * The few parts of PostgreSQL's wire protocol that stand between a driver and the embedded database: where a message
 * ends, and the handful that we write ourselves. Source: PostgreSQL documentation, "Frontend/Backend Protocol", version 3.
 */

/** The codes of the three requests that may come in the place of a start-up message. */
const cancelRequest = 80_877_102;
const encryptionRequests: ReadonlySet<number> = new Set([80_877_103, 80_877_104]);

/** Longest message that is taken, bytes: far above what a lesson sends. */
const longest = 16 * 1024 * 1024;

/** One message of a driver. `type` is its letter; the first message of a connection has none. */
export interface DriverMessage {
  readonly type: string | 'startup' | 'encryption' | 'cancel';
  /** The whole message, as it came. */
  readonly bytes: Uint8Array;
}

/** Cuts what a driver sends into messages, whatever pieces it comes in. */
export class MessageReader {
  #rest = new Uint8Array();
  #started = false;

  /**
   * The messages that are complete now.
   * @throws {Error} when the bytes are no messages of the protocol
   */
  read(bytes: Uint8Array): DriverMessage[] {
    this.#rest = joined([this.#rest, bytes]);
    const messages: DriverMessage[] = [];
    for (;;) {
      const head = this.#started ? 1 : 0;
      if (this.#rest.length < head + 4) return messages;
      const length = head + numberAt(this.#rest, head);
      if (length < head + 4 || length > longest) {
        throw new Error(
          `A message of ${length} bytes was announced, which is not PostgreSQL's protocol.`,
        );
      }
      if (this.#rest.length < length) return messages;
      messages.push(this.#message(this.#rest.slice(0, length)));
      this.#rest = this.#rest.slice(length);
    }
  }

  #message(bytes: Uint8Array): DriverMessage {
    if (this.#started) return { type: String.fromCharCode(bytes[0] ?? 0), bytes };
    const code = bytes.length < 8 ? 0 : numberAt(bytes, 4);
    if (encryptionRequests.has(code)) return { type: 'encryption', bytes };
    if (code === cancelRequest) return { type: 'cancel', bytes };
    this.#started = true;
    return { type: 'startup', bytes };
  }
}

/** Where the database stands after an answer: idle, in a transaction, in one that failed; null: it expects more. */
export type TransactionState = 'I' | 'T' | 'E' | null;

/** Read from the last `ReadyForQuery` of an answer. */
export function stateAfter(answer: Uint8Array): TransactionState {
  let state: TransactionState = null;
  for (let at = 0; at + 5 <= answer.length; at += 1 + numberAt(answer, at + 1)) {
    if (answer[at] === letter('Z')) state = String.fromCharCode(answer[at + 5] ?? 0) as 'I';
  }
  return state;
}

/** An error as a driver reads it. `code` is its SQLSTATE. With `FATAL`, the connection is over. */
export function errorResponse(
  severity: 'ERROR' | 'FATAL',
  code: string,
  message: string,
  hint: string,
): Uint8Array {
  const fields = { S: severity, V: severity, C: code, M: message, H: hint };
  const text = Object.entries(fields).map(([name, value]) => `${name}${value}\0`);
  return written('E', `${text.join('')}\0`);
}

/** Tells the driver that it may go on: idle (`I`), within a transaction (`T`) or within a failed one (`E`). */
export const readyForQuery = (state: 'I' | 'T' | 'E'): Uint8Array => written('Z', state);

/** A statement, or several, as a simple query. */
export const simpleQuery = (sql: string): Uint8Array => written('Q', `${sql}\0`);

/** The message that opens a session as the one user that the embedded database has. */
export function startupMessage(): Uint8Array {
  const body = new TextEncoder().encode('user\0postgres\0database\0postgres\0\0');
  return joined([number(8 + body.length), number(196_608), body]);
}

/** The text of the error in an answer, or null when there is none. */
export function errorIn(answer: Uint8Array): string | null {
  for (let at = 0; at + 5 <= answer.length; at += 1 + numberAt(answer, at + 1)) {
    if (answer[at] !== letter('E')) continue;
    const fields = new TextDecoder().decode(
      answer.subarray(at + 5, at + 1 + numberAt(answer, at + 1)),
    );
    return (
      fields
        .split('\0')
        .find((field) => field.startsWith('M'))
        ?.slice(1) ?? 'unknown error'
    );
  }
  return null;
}

/** One after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const letter = (text: string): number => text.charCodeAt(0);

/** The four bytes at `at` as a number. */
export function numberAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getInt32(0);
}

/** A number as four bytes. */
export function number(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value);
  return bytes;
}

/** A message of letter `type`. */
export function written(type: string, body: string): Uint8Array {
  const bytes = new TextEncoder().encode(body);
  return joined([Uint8Array.of(letter(type)), number(4 + bytes.length), bytes]);
}

/** The end of a sequence of messages. */
export const syncMessage: Uint8Array = written('S', '');
