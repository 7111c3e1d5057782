/**
 * Catches the learner's `listen()`. Whatever port the app asks for, it gets a free one on loopback: checks can
 * run beside a server that the learner started by hand, and two apps can run in one check.
 */
import { Server } from 'node:net';
import { nextTick } from 'node:process';

/** The servers that one start of the app (or one import) opened. */
export class Listening {
  readonly #servers: Server[] = [];
  /** Ports asked for so far: a second server on one of them fails as it would outside. */
  readonly #taken = new Set<number>();
  readonly #first = Promise.withResolvers<number>();

  constructor() {
    this.#first.promise.catch(() => {});
  }

  /** The real port of the first server that listens. */
  get port(): Promise<number> {
    return this.#first.promise;
  }

  /** Whether a server listens now. */
  get begun(): boolean {
    return this.#servers.some((server) => server.listening);
  }

  /** Lets `server` listen, on a port of our own. */
  admit(server: Server, asked: ListenRequest, listen: (request: object) => void): void {
    if (asked.port !== 0) {
      if (this.#taken.has(asked.port)) {
        // Made here, so that its stack leads to the line that called `listen`.
        const error = inUse(asked.port);
        nextTick(() => server.emit('error', error));
        return;
      }
      this.#taken.add(asked.port);
      server.once('close', () => this.#taken.delete(asked.port));
    }
    this.#servers.push(server);
    server.once('listening', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') this.#first.resolve(address.port);
    });
    listen({ ...asked.options, port: 0, host: '127.0.0.1' });
  }

  /** Ends every server and its connections. */
  async close(): Promise<void> {
    await Promise.all(
      this.#servers.splice(0).map(async (server) => {
        if (!server.listening) return;
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          if ('closeAllConnections' in server) {
            (server as Server & { closeAllConnections(): void }).closeAllConnections();
          }
        });
      }),
    );
  }
}

interface ListenRequest {
  readonly port: number;
  readonly options: object;
}

let current: Listening | undefined;

/** Nobody listens for us any more: the run is over. */
export function stopCatching(): void {
  current = undefined;
}

/** From now on, servers that start to listen belong to `listening`. */
export function catchListening(listening: Listening): void {
  installCatching();
  current = listening;
}

let installed = false;

/** Takes the place of Node's own `listen`, which goes on to work as ever until `catchListening` is called. */
export function installCatching(): void {
  if (installed) return;
  installed = true;
  const prototype = Server.prototype as {
    listen: (this: Server, ...args: unknown[]) => Server;
  };
  const original = prototype.listen;
  prototype.listen = function (this: Server, ...args: unknown[]): Server {
    const asked = listenRequest(args);
    // A pipe, a file descriptor or a port that is none: Node itself knows what to do or to say.
    if (current === undefined || asked === null) return original.apply(this, args);
    const callback = args.findLast((argument) => typeof argument === 'function');
    if (callback !== undefined) this.once('listening', callback as () => void);
    current.admit(this, asked, (request) => original.call(this, request));
    return this;
  };
}

/** The port in any of the forms that `listen` takes; null for what is no port. */
function listenRequest(args: readonly unknown[]): ListenRequest | null {
  const [first] = args;
  if (first === undefined || first === null || typeof first === 'function') {
    return { port: 0, options: {} };
  }
  if (typeof first === 'object') {
    if (!('port' in first)) return null;
    const port = portOf(first.port);
    return port === null ? null : { port, options: first };
  }
  const port = portOf(first);
  return port === null ? null : { port, options: {} };
}

function portOf(value: unknown): number | null {
  if (value === undefined || value === null) return 0;
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  if (typeof value === 'string' && value.trim() === '') return null;
  const port = Number(value);
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : null;
}

/** The error that Node emits, field by field. */
function inUse(port: number): Error {
  return Object.assign(new Error(`listen EADDRINUSE: address already in use :::${port}`), {
    code: 'EADDRINUSE',
    errno: -98,
    syscall: 'listen',
    address: '::',
    port,
  });
}
