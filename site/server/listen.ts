/** Opens the port that the site is served on. */
import { createServer, type RequestListener, type Server } from 'node:http';

/** A server that is open. */
export interface Listening {
  readonly port: number;
  /** Stops accepting, ends what is open, and resolves when nothing is left. */
  close(): Promise<void>;
}

/** Where a server listens. */
export interface ListenOptions {
  /** The port to try first; 0 takes any free one. */
  readonly port: number;
  /** How many ports to try in all, one after the other; 20 when left out. */
  readonly tries?: number;
  /** Addresses to listen on; both that `localhost` can mean when left out. */
  readonly hosts?: readonly string[];
}

/** `localhost` means either, and a browser tries IPv6 first: a stranger on one of them would get our visitors. */
const LOCALHOST = ['127.0.0.1', '::1'] as const;

/**
 * Listens on the first port, from the wanted one upwards, that is free on every host.
 * @throws Error with a sentence when none of them is.
 */
export async function listen(handler: RequestListener, options: ListenOptions): Promise<Listening> {
  const { port: wanted, tries = 20, hosts = LOCALHOST } = options;
  const last = Math.min(wanted + tries - 1, 65_535);
  for (let port = wanted; port <= last; port += 1) {
    const open = await openAll(handler, port, hosts);
    if (open) return open;
  }
  throw new Error(
    `Every port from ${wanted} to ${last} is taken. Stop what listens there, or name another port: npm start -- --port 8080`,
  );
}

/** One server per host on one port, or null when the port is taken on any of them. */
async function openAll(
  handler: RequestListener,
  port: number,
  hosts: readonly string[],
): Promise<Listening | null> {
  const servers: Server[] = [];
  let bound = port;
  const close = async () => {
    await Promise.all(
      servers.map(
        (server) =>
          new Promise<void>((resolve) => {
            server.close(() => resolve());
            server.closeAllConnections();
          }),
      ),
    );
  };
  for (const host of hosts) {
    const outcome = await bind(handler, bound, host);
    if (outcome === 'taken') {
      await close();
      return null;
    }
    if (outcome === 'no such address') continue;
    servers.push(outcome);
    const address = outcome.address();
    if (address && typeof address === 'object') bound = address.port;
  }
  if (servers.length === 0) {
    throw new Error(
      `None of the addresses ${hosts.join(', ')} exists on this machine. Name one that does: --host 0.0.0.0`,
    );
  }
  return { port: bound, close };
}

function bind(
  handler: RequestListener,
  port: number,
  host: string,
): Promise<Server | 'taken' | 'no such address'> {
  const server = createServer(handler);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')
        resolve('no such address');
      else if (error.code === 'EACCES') {
        reject(
          new Error(
            `Port ${port} needs rights that this user does not have. Name one above 1023: npm start -- --port 4321`,
          ),
        );
      } else reject(error);
    });
    server.listen({ port, host, ipv6Only: host.includes(':') }, () => resolve(server));
  });
}
