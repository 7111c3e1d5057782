/** The end of a link at which connections arrive: a server on some network, the page's in-memory one or the machine's loopback. */
import { createServer, type Server, type Socket } from 'node:net';
import type { FromDatabase, LinkPort, ToDatabase } from './link.ts';
import { errorResponse } from './wire.ts';

type Port = LinkPort<ToDatabase, FromDatabase>;

/** What a driver reads whose connection went down with the database. */
const lost = errorResponse(
  'FATAL',
  '57P01',
  'The embedded database was started anew, because a statement did not end.',
  'Its tables are gone. Look for a query that never ends: a recursive query without an end, a sleep, a very large join.',
);

export class Bridge {
  /** Not yet listening. */
  readonly server: Server;
  readonly #sockets = new Map<number, Socket>();
  /** Came while there is no database; they are served as soon as there is one. */
  readonly #early = new Set<Socket>();
  #port: Port | null = null;
  #connections = 0;

  constructor() {
    this.server = createServer((socket) => this.#accept(socket));
  }

  /** Leads new connections to `port` from now on. Those that are open end, with an error that says why. */
  connect(port: Port): void {
    this.disconnect();
    this.#port = port;
    port.onmessage = ({ data: message }) => {
      const socket = this.#sockets.get(message.connection);
      if (message.type === 'data') socket?.write(message.bytes);
      else socket?.end();
    };
    const early = [...this.#early];
    this.#early.clear();
    for (const socket of early) this.#accept(socket);
  }

  /** The database is gone. */
  disconnect(): void {
    this.#port?.close();
    this.#port = null;
    for (const socket of this.#sockets.values()) socket.end(lost);
    this.#sockets.clear();
  }

  /** Ends every connection without a word, and stops to listen. */
  close(): void {
    this.#port?.close();
    this.#port = null;
    for (const socket of [...this.#sockets.values(), ...this.#early]) socket.destroy();
    this.#sockets.clear();
    this.#early.clear();
    this.server.close();
  }

  #accept(socket: Socket): void {
    const port = this.#port;
    socket.on('error', () => {}); // The driver went away; `close` follows.
    if (port === null) {
      this.#early.add(socket);
      return;
    }
    const connection = this.#connections;
    this.#connections += 1;
    this.#sockets.set(connection, socket);
    port.postMessage({ type: 'open', connection });
    // A copy: what arrives may be a view of a buffer that the network uses again.
    socket.on('data', (bytes: Uint8Array) =>
      port.postMessage({ type: 'data', connection, bytes: new Uint8Array(bytes) }),
    );
    socket.on('close', () => {
      if (this.#sockets.delete(connection)) port.postMessage({ type: 'close', connection });
    });
  }
}
