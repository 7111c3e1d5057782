/** `net.Server` on the worker's own network: listening, refusing a taken port, and closing once every connection has gone. */

import { codes, UVExceptionWithHostPort } from 'native:internal/errors';
import { EventEmitter } from 'node:events';
import { type Frame, getFrame, runInFrame } from '../async-context/frame.ts';
import { errorNumber } from '../bindings/uv.ts';
import { nextTick } from '../timers/ticks.ts';
import { listenArguments } from './arguments.ts';
import { close, freePort, type Listener, open } from './ports.ts';
import { Socket } from './socket.ts';

export interface ServerOptions {
  allowHalfOpen?: boolean;
  highWaterMark?: number;
}

type ConnectionListener = (socket: Socket) => void;

/** What `Server` keeps; Node's `_http_server.js` calls the constructor without `new`, so it cannot be a class. */
export interface Server extends EventEmitter, Listener {
  listening: boolean;
  allowHalfOpen: boolean;
  maxConnections?: number;
  _connections: number;
  _state: ServerState;
  listen(...args: unknown[]): Server;
  address(): { address: string; family: string; port: number } | null;
  close(callback?: (error?: Error) => void): Server;
  getConnections(callback: (error: Error | null, count: number) => void): Server;
  ref(): Server;
  unref(): Server;
  [Symbol.asyncDispose](): Promise<void>;
}

interface ServerState {
  port: number;
  host: string | undefined;
  open: boolean;
  closing: boolean;
  highWaterMark: number | undefined;
  frame: Frame;
  sockets: Set<Socket>;
}

interface ServerConstructor {
  (options?: ServerOptions | ConnectionListener, listener?: ConnectionListener): Server;
  new (options?: ServerOptions | ConnectionListener, listener?: ConnectionListener): Server;
  prototype: Server;
}

export const Server = function Server(
  this: Server | undefined,
  options?: ServerOptions | ConnectionListener,
  listener?: ConnectionListener,
): Server | undefined {
  if (!(this instanceof (Server as unknown as new () => Server)))
    return new (Server as unknown as ServerConstructor)(options, listener);
  (EventEmitter as unknown as () => void).call(this);
  const given = typeof options === 'function' ? {} : (options ?? {});
  const onConnection = typeof options === 'function' ? options : listener;
  this.allowHalfOpen = given.allowHalfOpen ?? false;
  Object.defineProperty(this, '_state', {
    value: {
      port: 0,
      host: undefined,
      open: false,
      closing: false,
      highWaterMark: given.highWaterMark,
      frame: undefined,
      sockets: new Set<Socket>(),
    } satisfies ServerState,
  });
  if (onConnection) this.on('connection', onConnection);
  return undefined;
} as unknown as ServerConstructor;

Object.setPrototypeOf(Server.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Server, EventEmitter);

function validPort(port: unknown): number {
  const number = typeof port === 'string' && port.trim() === '' ? Number.NaN : Number(port);
  if (!Number.isInteger(number) || number < 0 || number > 65535)
    throw new codes.ERR_SOCKET_BAD_PORT('options.port', port, true);
  return number;
}

function emitCloseWhenEmpty(server: Server): void {
  const state = server._state;
  if (!state.closing || state.sockets.size > 0) return;
  state.closing = false;
  nextTick(() => server.emit('close'));
}

const methods: ThisType<Server> & Partial<Server> = {
  listen(...args: unknown[]) {
    const [{ port: wanted, host }, callback] = listenArguments(args);
    const port = validPort(wanted);
    const state = this._state;
    if (state.open) throw new codes.ERR_SERVER_ALREADY_LISTEN();
    if (callback) this.once('listening', callback);
    state.port = port || freePort();
    state.host = host;
    state.frame = getFrame();
    if (!open(state.port, this)) {
      const error = new UVExceptionWithHostPort(
        errorNumber('EADDRINUSE'),
        'listen',
        host ?? '::',
        port,
      );
      nextTick(() => this.emit('error', error));
      return this;
    }
    state.open = true;
    nextTick(() => {
      if (state.open) this.emit('listening');
    });
    return this;
  },

  accept(client: Socket) {
    const state = this._state;
    const socket = new Socket({
      allowHalfOpen: this.allowHalfOpen,
      server: this,
      ...(state.highWaterMark && { highWaterMark: state.highWaterMark }),
    });
    socket.attach(client, state.frame);
    if (this.maxConnections !== undefined && state.sockets.size >= this.maxConnections) {
      socket.destroy();
      return;
    }
    state.sockets.add(socket);
    runInFrame(state.frame, () => this.emit('connection', socket));
  },

  closed(socket: Socket) {
    if (this._state.sockets.delete(socket)) emitCloseWhenEmpty(this);
  },

  address() {
    const { open: isOpen, host, port } = this._state;
    if (!isOpen) return null;
    const address = host === 'localhost' ? '127.0.0.1' : (host ?? '::');
    return { address, family: address.includes(':') ? 'IPv6' : 'IPv4', port };
  },

  close(callback?: (error?: Error) => void) {
    const state = this._state;
    if (typeof callback === 'function') {
      if (state.open) this.once('close', () => callback());
      else this.once('close', () => callback(new codes.ERR_SERVER_NOT_RUNNING()));
    }
    if (state.open) {
      state.open = false;
      close(state.port);
    }
    state.closing = true;
    emitCloseWhenEmpty(this);
    return this;
  },

  getConnections(callback) {
    nextTick(() => callback(null, this._state.sockets.size));
    return this;
  },
  ref() {
    return this;
  },
  unref() {
    return this;
  },
  async [Symbol.asyncDispose]() {
    if (this._state.open) await new Promise<void>((resolve) => this.close(() => resolve()));
  },
};

for (const [name, value] of [
  ...Object.entries(methods),
  [Symbol.asyncDispose, methods[Symbol.asyncDispose]] as const,
])
  Object.defineProperty(Server.prototype, name, {
    configurable: true,
    writable: true,
    enumerable: typeof name === 'string',
    value,
  });

Object.defineProperty(Server.prototype, 'listening', {
  configurable: true,
  enumerable: true,
  get(this: Server) {
    return this._state.open;
  },
});
Object.defineProperty(Server.prototype, '_connections', {
  configurable: true,
  get(this: Server) {
    return this._state.sockets.size;
  },
});
