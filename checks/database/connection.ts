/** One connection of a driver with the embedded database: greets it as a server does, and hands on its messages in whole sequences. */
import { withPrefix } from './statement-names.ts';
import type { Tenant, Turner, Turns } from './turns.ts';
import { type DriverMessage, errorResponse, joined, MessageReader } from './wire.ts';

/** Messages after which the database answers: a query, a function call, the end of a sequence, "answer now". */
const sendsOn: ReadonlySet<string> = new Set(['Q', 'F', 'S', 'H']);

/** Numbers the connections of this worker. */
let connections = 0;

/** The far end of a connection: the driver's socket, or the port that leads to it. */
export interface ConnectionEnd {
  send(bytes: Uint8Array): void;
  /** Nothing more is sent. */
  close(): void;
}

/** One connection of the driver: reads its messages and answers them when it is its turn. */
export class Connection implements Turner {
  readonly tenant: Tenant;
  readonly #turns: Turns;
  readonly #greeting: Uint8Array;
  readonly #end: ConnectionEnd;
  readonly #reader = new MessageReader();
  readonly #prefix: string;
  #sequence: Uint8Array[] = [];
  #closed = false;

  /** `greeting`: what a server answers to a start-up message. */
  constructor(tenant: Tenant, turns: Turns, greeting: Uint8Array, end: ConnectionEnd) {
    this.tenant = tenant;
    this.#turns = turns;
    this.#greeting = greeting;
    this.#end = end;
    connections += 1;
    this.#prefix = `c${connections}_`;
  }

  /** Bytes came from the driver. */
  receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    try {
      for (const message of this.#reader.read(bytes)) this.#take(message);
    } catch (error) {
      this.fail('08P01', error instanceof Error ? error.message : String(error));
    }
  }

  answer(bytes: Uint8Array): void {
    if (!this.#closed) this.#end.send(bytes);
  }

  /** Ends the connection with an error. */
  fail(code: string, sentence: string, hint = 'Connect again.'): void {
    if (this.#closed) return;
    this.#end.send(errorResponse('FATAL', code, sentence, hint));
    this.close();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#turns.leave(this);
    this.#end.close();
  }

  #take({ type, bytes }: DriverMessage): void {
    if (this.#closed) return;
    switch (type) {
      case 'startup':
        this.#end.send(this.#greeting);
        return;
      case 'encryption':
        // As a server without TLS: "no", and the driver goes on in the clear.
        this.#end.send(new TextEncoder().encode('N'));
        return;
      case 'cancel': // A statement cannot be cancelled: the engine hears nothing until it has ended.
      case 'X':
        this.close();
        return;
      default:
        if (type === 'Q' && copiesIn.test(textOf(bytes))) this.#refuseCopy();
        else this.#hand(type, bytes);
    }
  }

  #hand(type: string, bytes: Uint8Array): void {
    this.#sequence.push(withPrefix(type, bytes, this.#prefix));
    if (sendsOn.has(type)) this.#turns.take(this, joined(this.#sequence.splice(0)));
  }

  /** The engine would wait for rows that cannot reach it, and die of it. */
  #refuseCopy(): void {
    this.fail(
      '0A000',
      'COPY ... FROM STDIN does not work on the embedded database.',
      'Insert the rows with INSERT, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
}

const copiesIn = /^\s*copy\s[^;]*\sfrom\s+stdin\b/i;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes.subarray(5));
