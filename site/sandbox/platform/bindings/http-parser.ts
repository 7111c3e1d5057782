/**
 * `internalBinding('http_parser')`: an HTTP/1.1 parser with llhttp's interface to Node's `_http_common.js` and `_http_server.js`.
 * Requests and responses; bodies by length, chunked, or until the connection ends. Grammar: RFC 9112.
 * Long, since it is one state machine: grammar and framing have files of their own, and what is left are its states.
 */

import { latin1Slice } from './encodings.ts';
import { ConnectionsList } from './http-connections.ts';
import { Framing } from './http-framing.ts';
import {
  beginsRequest,
  type ParseError,
  parseError,
  parseHeader,
  parseRequestLine,
  parseStatusLine,
} from './http-grammar.ts';
import { METHODS } from './http-methods.ts';

const REQUEST = 1;
const RESPONSE = 2;

/** Slots of the parser object that hold Node's callbacks. */
const ON_MESSAGE_BEGIN = 0;
const ON_HEADERS = 1;
const ON_HEADERS_COMPLETE = 2;
const ON_BODY = 3;
const ON_MESSAGE_COMPLETE = 4;

type State =
  | 'start' // before or in the first line
  | 'headers'
  | 'body' // of a known length
  | 'chunk-size'
  | 'chunk'
  | 'chunk-end' // the line break after a chunk's data
  | 'trailers'
  | 'until-end'
  | 'upgraded'; // the bytes belong to another protocol

/** What Node's callbacks answer to "headers complete". */
const SKIP_BODY = 1;
const UPGRADE = 2;

/** llhttp's default, `--max-http-header-size`. */
const MAX_HEADER_SIZE = 16384;

const LINE_FEED = 10;

type Callback = (...args: unknown[]) => unknown;

/** One parser per connection and direction; Node pools and reuses them. */
export class HTTPParser {
  static readonly REQUEST = REQUEST;
  static readonly RESPONSE = RESPONSE;
  static readonly kOnMessageBegin = ON_MESSAGE_BEGIN;
  static readonly kOnHeaders = ON_HEADERS;
  static readonly kOnHeadersComplete = ON_HEADERS_COMPLETE;
  static readonly kOnBody = ON_BODY;
  static readonly kOnMessageComplete = ON_MESSAGE_COMPLETE;
  static readonly kOnExecute = 5;
  static readonly kOnTimeout = 6;
  static readonly kLenientNone = 0;
  static readonly kLenientHeaders = 1;
  static readonly kLenientChunkedLength = 2;
  static readonly kLenientKeepAlive = 4;
  static readonly kLenientTransferEncoding = 8;
  static readonly kLenientVersion = 16;
  static readonly kLenientDataAfterClose = 32;
  static readonly kLenientOptionalLFAfterCR = 64;
  static readonly kLenientOptionalCRLFAfterChunk = 128;
  static readonly kLenientOptionalCRBeforeLF = 256;
  static readonly kLenientSpacesAfterChunkSize = 512;
  static readonly kLenientHeaderValueRelaxed = 1024;
  static readonly kLenientAll = 2047;

  /** Callbacks by slot, set by Node's library. */
  [slot: number]: Callback | null | undefined;

  #type = REQUEST;
  #maxHeaderSize = MAX_HEADER_SIZE;
  #connections: ConnectionsList | undefined;
  #chunk: Uint8Array = new Uint8Array(0);

  #state: State = 'start';
  #line = '';
  #headerSize = 0;
  #headers: string[] = [];
  #major = 1;
  #minor = 1;
  #method: number | undefined;
  #url: string | undefined;
  #status: number | undefined;
  #reason: string | undefined;
  #startedAt = 0;
  #headersDone = false;
  #framing = new Framing();

  /** Starts over for a new connection. `resource`, `lenient` and anything after `connections` have no use here. */
  initialize(
    type: number,
    _resource: unknown,
    maxHeaderSize?: number,
    _lenient?: number,
    connections?: ConnectionsList,
  ): void {
    this.#type = type;
    this.#maxHeaderSize = maxHeaderSize || MAX_HEADER_SIZE;
    this.#state = 'start';
    this.#line = '';
    this.#method = undefined;
    this.#url = undefined;
    this.#status = undefined;
    this.#reason = undefined;
    this.#resetMessage();
    this.#connections?.delete(this);
    this.#connections = connections;
    connections?.add(this);
  }

  #resetMessage(): void {
    this.#framing = new Framing();
    this.#headers = [];
    this.#headerSize = 0;
    this.#headersDone = false;
    this.#startedAt = 0;
  }

  close(): void {
    this.remove();
  }
  free(): void {
    this.remove();
  }
  remove(): void {
    this.#connections?.delete(this);
  }
  pause(): void {}
  resume(): void {}
  consume(): void {}
  unconsume(): void {}
  getAsyncId(): number {
    return 0;
  }
  getCurrentBuffer(): Uint8Array {
    return this.#chunk;
  }
  /** Milliseconds since the current message began; 0 between messages. */
  duration(): number {
    return this.#startedAt && performance.now() - this.#startedAt;
  }
  headersCompleted(): boolean {
    return this.#headersDone;
  }
  /** Whether a message is under way. */
  get active(): boolean {
    return this.#startedAt !== 0;
  }

  /** Parses the next bytes: returns how many belonged to HTTP, or an error. What a callback throws passes through. */
  execute(chunk: Uint8Array): number | ParseError {
    this.#chunk = chunk;
    let at = 0;
    try {
      while (at < chunk.length) {
        if (this.#state === 'upgraded') return at;
        at = this.#step(chunk, at);
      }
    } catch (error) {
      // A handler may have thrown this, with any `code` or none.
      const { code } = error as { code?: unknown };
      if (!(error instanceof Error) || !String(code).startsWith('HPE_')) throw error;
      (error as ParseError).bytesParsed = at;
      return error as ParseError;
    }
    return this.#state === 'upgraded' ? at : chunk.length;
  }

  /** The connection ended: fine between messages and for a body that lasts until then, else an error. */
  finish(): ParseError | undefined {
    if (this.#state === 'until-end') {
      this.#complete();
      return undefined;
    }
    if ((this.#state === 'start' && !this.#line) || this.#state === 'upgraded') return undefined;
    return parseError('HPE_INVALID_EOF_STATE', 'Invalid EOF state');
  }

  #step(chunk: Uint8Array, at: number): number {
    switch (this.#state) {
      case 'body':
      case 'chunk':
        return this.#takeBody(chunk, at);
      case 'until-end':
        this.#call(ON_BODY, chunk.subarray(at));
        return chunk.length;
      default:
        return this.#takeLine(chunk, at);
    }
  }

  #takeBody(chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + this.#framing.length);
    this.#framing.length -= end - at;
    this.#call(ON_BODY, chunk.subarray(at, end));
    if (this.#framing.length === 0) {
      if (this.#state === 'chunk') this.#state = 'chunk-end';
      else this.#complete();
    }
    return end;
  }

  #takeLine(chunk: Uint8Array, at: number): number {
    const feed = chunk.indexOf(LINE_FEED, at);
    const end = feed < 0 ? chunk.length : feed + 1;
    this.#line += latin1Slice(chunk, at, end);
    if (this.#state !== 'chunk-end' && this.#state !== 'chunk-size') {
      this.#headerSize += end - at;
      if (this.#headerSize > this.#maxHeaderSize)
        throw parseError('HPE_HEADER_OVERFLOW', 'Header overflow');
    }
    if (feed < 0) {
      this.#refuseEarly();
      return end;
    }
    const line = this.#line.slice(0, this.#line.endsWith('\r\n') ? -2 : -1);
    this.#line = '';
    switch (this.#state) {
      case 'start':
        if (line !== '') this.#firstLine(line);
        break;
      case 'headers':
        if (line !== '') this.#header(line);
        else this.#endHeaders();
        break;
      case 'chunk-size':
        this.#chunkSize(line);
        break;
      case 'chunk-end':
        if (line !== '') throw parseError('HPE_STRICT', 'Expected LF after chunk data');
        this.#state = 'chunk-size';
        break;
      case 'trailers':
        if (line !== '') this.#header(line);
        else {
          if (this.#headers.length > 0) this.#call(ON_HEADERS, this.#headers, '');
          this.#complete();
        }
        break;
    }
    return end;
  }

  /** A first line that cannot become a request is refused before its end arrives. */
  #refuseEarly(): void {
    if (this.#state === 'start' && this.#type === REQUEST && !beginsRequest(this.#line))
      throw parseError('HPE_INVALID_METHOD', 'Invalid method encountered');
  }

  #firstLine(line: string): void {
    if (this.#type === RESPONSE) this.#statusLine(line);
    else this.#requestLine(line);
    this.#resetMessage();
    this.#framing.keepAlive = this.#minor >= 1;
    this.#headerSize = line.length + 2;
    this.#startedAt = performance.now();
    this.#state = 'headers';
    this.#call(ON_MESSAGE_BEGIN);
  }

  #requestLine(line: string): void {
    const { method, target, major, minor } = parseRequestLine(line);
    this.#method = method;
    this.#url = target;
    this.#major = major;
    this.#minor = minor;
  }

  #statusLine(line: string): void {
    const { status, reason, major, minor } = parseStatusLine(line);
    this.#status = status;
    this.#reason = reason;
    this.#major = major;
    this.#minor = minor;
  }

  #header(line: string): void {
    // A folded line continues the value before it (obsolete, but llhttp takes it).
    if (/^[ \t]/.test(line) && this.#headers.length > 0) {
      const last = this.#headers.length - 1;
      this.#headers[last] = `${this.#headers[last]} ${line.trim()}`;
      return;
    }
    const [name, value] = parseHeader(line);
    this.#headers.push(name, value);
    if (this.#state === 'headers') this.#framing.note(name.toLowerCase(), value);
  }

  #endHeaders(): void {
    const headers = this.#headers;
    this.#headers = [];
    this.#headersDone = true;
    const isConnect = this.#type === REQUEST && METHODS[this.#method ?? -1] === 'CONNECT';
    const isSwitch = this.#type === RESPONSE && this.#status === 101;
    const upgrade =
      isConnect ||
      (this.#framing.connectionUpgrade &&
        this.#framing.upgradeHeader &&
        (this.#type === REQUEST || isSwitch));
    if (this.#type === REQUEST && this.#framing.transferEncoded && !this.#framing.chunked)
      throw parseError('HPE_INVALID_TRANSFER_ENCODING', 'Request has invalid `Transfer-Encoding`');
    const answer = this.#call(
      ON_HEADERS_COMPLETE,
      this.#major,
      this.#minor,
      headers,
      this.#method,
      this.#url,
      this.#status,
      this.#reason,
      upgrade,
      this.#framing.keepAlive,
    );
    if (answer === UPGRADE || (upgrade && answer !== SKIP_BODY && (isConnect || isSwitch))) {
      this.#state = 'upgraded';
      this.#call(ON_MESSAGE_COMPLETE);
      return;
    }
    this.#startBody(answer === SKIP_BODY);
  }

  #startBody(skip: boolean): void {
    const status = this.#status ?? 0;
    const never =
      this.#type === RESPONSE &&
      (status === 204 || status === 304 || (status >= 100 && status < 200));
    if (skip || never) this.#complete();
    else if (this.#framing.chunked) this.#state = 'chunk-size';
    else if (this.#framing.length > 0) this.#state = 'body';
    else if (this.#framing.hasLength || this.#type === REQUEST) this.#complete();
    else this.#state = 'until-end';
  }

  #chunkSize(line: string): void {
    const size = /^([0-9a-fA-F]+)[ \t]*(;.*)?$/.exec(line);
    if (!size) throw parseError('HPE_INVALID_CHUNK_SIZE', 'Invalid character in chunk size');
    this.#framing.length = Number.parseInt(size[1] ?? '', 16);
    this.#headers = [];
    this.#headerSize = 0;
    this.#state = this.#framing.length === 0 ? 'trailers' : 'chunk';
  }

  #complete(): void {
    this.#state = 'start';
    this.#resetMessage();
    this.#call(ON_MESSAGE_COMPLETE);
  }

  #call(slot: number, ...args: unknown[]): unknown {
    return this[slot]?.(...args);
  }
}

export const httpParser = {
  methods: METHODS.slice(0, 34).concat('QUERY'),
  allMethods: METHODS,
  HTTPParser,
  ConnectionsList,
};

export { ConnectionsList, type ParseError };
