/** Counts every packet that reaches this machine's side of the fence. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Servers that nothing may ever reach. */
export interface Traps extends AsyncDisposable {
  readonly http: string;
  readonly udp: string;
  /** What arrived so far: a connection, or a datagram. */
  readonly hits: readonly string[];
}

/** Opens a trap for HTTP and one for UDP on free ports. */
export async function openTraps(): Promise<Traps> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*');
    response.end('caught');
  });
  // A connection counts, whatever is said over it: WebSocket, TLS, or nothing.
  server.on('connection', () => hits.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const socket = createSocket('udp4');
  socket.on('message', (message) => hits.push(`${message.length} bytes by UDP`));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    http: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    udp: `127.0.0.1:${socket.address().port}`,
    hits,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await new Promise<void>((resolve) => socket.close(resolve));
    },
  };
}
