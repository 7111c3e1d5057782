/**
 * One end of an in-memory connection: a real Duplex whose bytes go straight to its peer, with TCP's manners.
 * Long, since it is one class whose methods are those that Node's `net.Socket` has.
 */

import { ExceptionWithHostPort } from 'native:internal/errors';
import { Buffer } from 'node:buffer';
import { Duplex, type DuplexOptions } from 'node:stream';
import { type Frame, getFrame, runInFrame } from '../async-context/frame.ts';
import { errorNumber } from '../bindings/uv.ts';
import { nextTick } from '../timers/ticks.ts';
import { clearTimeout, setTimeout, type Timeout } from '../timers/timeout.ts';
import { type ConnectOptions, connectArguments } from './arguments.ts';
import { freePort, isLoopback, type Listener, listenerAt } from './ports.ts';

type WriteCallback = (error?: Error | null) => void;
type Work = () => void;

export interface SocketOptions extends DuplexOptions {
  /** The server that the connection came in through. */
  server?: Listener;
}

/** Bytes that a connection holds on its way before a writer has to wait; Linux allows some more. */
const KERNEL_BUFFER = 256 * 1024;

const LOCAL = '127.0.0.1';
/** How Node's servers, which listen on `::`, see an IPv4 client. */
const LOCAL_AS_IPV6 = '::ffff:127.0.0.1';

function systemError(code: string, syscall: string): Error {
  return Object.assign(new Error(`${syscall} ${code}`), {
    errno: errorNumber(code),
    code,
    syscall,
  });
}

function cannotConnect(host: string, port: number): Error {
  if (isLoopback(host)) {
    const address = host === 'localhost' || host === '::' ? '::1' : host;
    return new ExceptionWithHostPort(errorNumber('ECONNREFUSED'), 'connect', address, port);
  }
  return Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), {
    errno: errorNumber('ENOTFOUND'),
    code: 'ENOTFOUND',
    syscall: 'getaddrinfo',
    hostname: host,
  });
}

/** `net.Socket` */
export class Socket extends Duplex {
  connecting = false;
  timeout = 0;
  bytesRead = 0;
  server: Listener | null;
  remoteAddress: string | undefined;
  remotePort: number | undefined;
  localAddress: string | undefined;
  localPort: number | undefined;
  #peer: Socket | null = null;
  #bytesWritten = 0;
  /** Bytes on their way here, not yet pushed. */
  #underWay = 0;
  /** Called when our reader wants more: what the peer's writer waits for. */
  #acknowledge: WriteCallback | null = null;
  /** Writes and the end wait here until the connection stands. */
  #whenConnected: Work[] = [];
  #timer: Timeout | undefined;
  /** The async frame that data and events of this end run in: the one that connected or listened. */
  #frame: Frame = getFrame();

  constructor(options: SocketOptions = {}) {
    super({
      highWaterMark: options.highWaterMark,
      allowHalfOpen: options.allowHalfOpen ?? false,
      emitClose: false,
      autoDestroy: true,
      decodeStrings: false,
      signal: options.signal,
    } as DuplexOptions);
    this.server = options.server ?? null;
  }

  get bytesWritten(): number {
    return this.#bytesWritten;
  }
  get remoteFamily(): string | undefined {
    return this.remoteAddress && (this.remoteAddress.includes(':') ? 'IPv6' : 'IPv4');
  }
  get localFamily(): string | undefined {
    return this.localAddress && (this.localAddress.includes(':') ? 'IPv6' : 'IPv4');
  }
  get pending(): boolean {
    return this.#peer === null || this.connecting;
  }
  get readyState(): string {
    if (this.connecting) return 'opening';
    if (this.readable) return this.writable ? 'open' : 'readOnly';
    return this.writable ? 'writeOnly' : 'closed';
  }

  address(): object {
    if (this.localAddress === undefined) return {};
    return { address: this.localAddress, family: this.localFamily, port: this.localPort };
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  /** Emits 'timeout' after `ms` without traffic; 0 turns it off. */
  setTimeout(ms: number, callback?: () => void): this {
    this.timeout = ms;
    clearTimeout(this.#timer);
    this.#timer = ms > 0 ? setTimeout(() => this.emit('timeout'), ms) : undefined;
    if (callback) {
      if (ms > 0) this.once('timeout', callback);
      else this.removeListener('timeout', callback);
    }
    return this;
  }
  /** Node's http calls this at every sign of life. */
  _unrefTimer(): void {
    this.#timer?.refresh();
  }

  /** Ends, and destroys once everything is written. */
  destroySoon(): void {
    if (this.writable) this.end();
    if (this.writableFinished) this.destroy();
    else this.once('finish', this.destroy);
  }

  /** Ends the connection with a reset: the peer sees ECONNRESET. */
  resetAndDestroy(): this {
    const peer = this.#peer;
    this.#peer = null;
    nextTick(() => peer?.destroy(systemError('ECONNRESET', 'read')));
    return this.destroy();
  }

  connect(...args: unknown[]): this {
    const [options, callback] = connectArguments(args);
    if (callback) this.once('connect', callback);
    this.connecting = true;
    this.#frame = getFrame();
    nextTick(() => this.#establish(options));
    return this;
  }

  #establish({ port, host = 'localhost' }: ConnectOptions): void {
    if (this.destroyed) return;
    const server = isLoopback(host) ? listenerAt(port) : undefined;
    this.connecting = false;
    if (!server) {
      this.destroy(cannotConnect(host, port));
      return;
    }
    this.localAddress = LOCAL;
    this.localPort = freePort();
    this.remoteAddress = LOCAL;
    this.remotePort = port;
    server.accept(this);
    this.emit('connect');
    this.emit('ready');
    for (const work of this.#whenConnected.splice(0)) work();
  }

  /** Joins a server's new end to the client's. */
  attach(client: Socket, frame: Frame): void {
    this.#peer = client;
    client.#peer = this;
    this.#frame = frame;
    this.localAddress = LOCAL_AS_IPV6;
    this.localPort = client.remotePort;
    this.remoteAddress = LOCAL_AS_IPV6;
    this.remotePort = client.localPort;
  }

  override _write(chunk: Buffer | string, encoding: BufferEncoding, done: WriteCallback): void {
    if (this.connecting) {
      this.#whenConnected.push(() => this._write(chunk, encoding, done));
      return;
    }
    const peer = this.#peer;
    if (!peer || peer.destroyed) {
      done(systemError('EPIPE', 'write'));
      return;
    }
    // A copy: the writer may reuse its buffer, and pooled memory must not be shared with the reader.
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
    this.#bytesWritten += bytes.length;
    this._unrefTimer();
    peer.#deliver(bytes, done);
  }

  /** Bytes written in one go travel as one packet, so that a reader sees the chunks that Node would show. */
  override _writev(
    chunks: { chunk: Buffer | string; encoding: BufferEncoding }[],
    done: WriteCallback,
  ): void {
    const buffers = chunks.map(({ chunk, encoding }) =>
      typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk,
    );
    this._write(Buffer.concat(buffers), 'utf8', done);
  }

  /** Takes bytes from the peer: into the "kernel's" buffer while it has room, so that a write is done at once, as in Node. */
  #deliver(bytes: Buffer, done: WriteCallback): void {
    this.#underWay += bytes.length;
    const fits = this.#underWay + this.readableLength <= KERNEL_BUFFER;
    nextTick(() => {
      this.#underWay -= bytes.length;
      if (!this.destroyed && !this.readableEnded) {
        this.bytesRead += bytes.length;
        this._unrefTimer();
        const wantsMore = runInFrame(this.#frame, () => this.push(bytes));
        if (!fits && !wantsMore) {
          this.#acknowledge = done;
          return;
        }
      }
      if (!fits) done();
    });
    if (fits) done();
  }

  override _read(): void {
    this.#releaseWriter();
  }

  #releaseWriter(): void {
    const acknowledge = this.#acknowledge;
    this.#acknowledge = null;
    acknowledge?.();
  }

  override _final(done: WriteCallback): void {
    if (this.connecting) {
      this.#whenConnected.push(() => this._final(done));
      return;
    }
    const peer = this.#peer;
    if (peer) peer.#receiveEnd();
    done();
  }

  /** The peer will send no more. */
  #receiveEnd(): void {
    nextTick(() => {
      if (this.destroyed || this.readableEnded || this.readableAborted) return;
      runInFrame(this.#frame, () => {
        this.push(null);
        // Nobody may be reading; the end must still be noticed, or a half-open socket would stay for ever.
        if (this.readableLength === 0) this.read(0);
      });
    });
  }

  override _destroy(error: Error | null, done: WriteCallback): void {
    this.connecting = false;
    this.#whenConnected = [];
    clearTimeout(this.#timer);
    this.#releaseWriter();
    const peer = this.#peer;
    nextTick(() => {
      if (!peer || peer.destroyed) return;
      peer.#releaseWriter();
      peer.#receiveEnd();
    });
    done(error);
    nextTick(() => {
      runInFrame(this.#frame, () => this.emit('close', error !== null));
      this.server?.closed(this);
    });
  }
}
