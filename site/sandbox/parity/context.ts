/** What a probe has at hand, on Node's public modules alone, so that both sides run the same code. */
import http, { type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProbeAnswer, ProbeContext, ProbeRequest } from './probe.ts';

/** One request on a connection of its own. */
function request(port: number, asked: ProbeRequest): Promise<ProbeAnswer> {
  const body = asked.body === undefined ? undefined : Buffer.from(asked.body);
  const headers: Record<string, string | string[]> = { ...asked.headers };
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  if (body && !names.has('content-length') && !names.has('transfer-encoding'))
    headers['Content-Length'] = String(body.length);
  if (!names.has('connection')) headers.Connection = 'keep-alive';
  return new Promise((resolve, reject) => {
    const { method = 'GET', path } = asked;
    const outgoing = http.request({ port, host: '127.0.0.1', method, path, headers, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (message) => {
      const chunks: Buffer[] = [];
      let aborted = false;
      message.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        if (chunks.length === asked.abortAfterChunks) {
          aborted = true;
          outgoing.destroy();
        }
      });
      message.on('error', () => {
        aborted = true;
      });
      message.on('close', () => {
        outgoing.destroy();
        resolve({
          status: message.statusCode ?? 0,
          statusMessage: message.statusMessage ?? '',
          headers: message.headers,
          rawHeaders: message.rawHeaders,
          trailers: message.trailers,
          chunks: chunks.map(String),
          text: Buffer.concat(chunks).toString(),
          aborted: aborted || !message.complete,
        });
      });
    });
    outgoing.end(body);
  });
}

/** A context for one probe, and what closes its servers. */
export function createContext(folder: string): { context: ProbeContext; close: () => void } {
  const servers: Server[] = [];
  const serve = async (listener: RequestListener | undefined) => {
    const server = http.createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return { port: (server.address() as AddressInfo).port, server };
  };
  const once = async (listener: RequestListener | undefined, asked: ProbeRequest) => {
    const { port } = await serve(listener);
    return request(port, asked);
  };
  return {
    context: { request, serve, once, folder },
    close() {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}
