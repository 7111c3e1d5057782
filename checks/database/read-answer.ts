/** Reads the database's messages that answer one statement. */
import { answerLimits, type Refusal } from './answer.ts';
import { numberAt } from './wire.ts';

/** One column before its type has a name. */
export interface WireColumn {
  readonly name: string;
  /** Number of the type in PostgreSQL's catalogue, and what goes with it, such as a length. */
  readonly type: number;
  readonly modifier: number;
}

/** Rows as PostgreSQL sent them, every value as text. */
export interface WireRows {
  readonly columns: readonly WireColumn[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const decoder = new TextDecoder();

/** The rows in an answer, or the error. No more values are read than the limits allow. */
export function readAnswer(answer: Uint8Array): WireRows | Refusal {
  let columns: readonly WireColumn[] = [];
  const rows: (readonly (string | null)[])[] = [];
  let room: number = answerLimits.all;
  for (const { type, body } of messagesOf(answer)) {
    if (type === 'E') return refusalOf(body);
    if (type === 'T') columns = columnsOf(body);
    if (type === 'D') {
      const values = valuesOf(body, room);
      room -= values.reduce((sum, value) => sum + (value?.length ?? 0), 0);
      rows.push(values);
    }
  }
  return { columns, rows };
}

function* messagesOf(answer: Uint8Array): Iterable<{ type: string; body: Uint8Array }> {
  for (let at = 0; at + 5 <= answer.length; at += 1 + numberAt(answer, at + 1)) {
    const end = at + 1 + numberAt(answer, at + 1);
    yield { type: String.fromCharCode(answer[at] ?? 0), body: answer.subarray(at + 5, end) };
  }
}

/** `RowDescription`: a name, then 18 bytes, of which those from 6 are the type and those from 12 its modifier. */
function columnsOf(body: Uint8Array): WireColumn[] {
  const columns: WireColumn[] = [];
  for (let at = 2; at < body.length; ) {
    const end = body.indexOf(0, at);
    const name = decoder.decode(body.subarray(at, end)).slice(0, 200);
    columns.push({ name, type: numberAt(body, end + 7), modifier: numberAt(body, end + 13) });
    at = end + 19;
  }
  return columns.slice(0, answerLimits.columns);
}

/** `DataRow`: for each value its length, -1 for null, and its bytes. */
function valuesOf(body: Uint8Array, room: number): (string | null)[] {
  const values: (string | null)[] = [];
  let left = room;
  for (let at = 2; at < body.length && values.length < answerLimits.columns; ) {
    const length = numberAt(body, at);
    at += 4;
    if (length < 0) values.push(null);
    else {
      const most = Math.max(1, Math.min(answerLimits.value, left));
      // A character takes up to four bytes; what is cut off is not decoded.
      const text = decoder.decode(body.subarray(at, at + Math.min(length, most * 4)));
      const value = text.length > most || length > most * 4 ? `${text.slice(0, most - 1)}…` : text;
      left -= value.length;
      values.push(value);
      at += length;
    }
  }
  return values;
}

/** `ErrorResponse`: fields of a letter and a text. */
function refusalOf(body: Uint8Array): Refusal {
  const fields = new Map(
    decoder
      .decode(body)
      .split('\0')
      .map((field) => [field.charAt(0), field.slice(1, answerLimits.message)]),
  );
  const [hint, code] = [fields.get('H') ?? fields.get('D'), fields.get('C')];
  return {
    kind: 'refused',
    message: fields.get('M') ?? 'The database gave an error without words.',
    ...(hint === undefined ? {} : { hint }),
    ...(code === undefined ? {} : { code: code.slice(0, 20) }),
    ...(fields.has('P') ? { position: Number(fields.get('P')) } : {}),
  };
}
