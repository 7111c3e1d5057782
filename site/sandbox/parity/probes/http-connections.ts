/** Connections: kept, shared, pipelined, broken off, malformed. Long, since it is one table of small probes. */
import http from 'node:http';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { told } from '../pick.ts';
import type { Probes } from '../probe.ts';

/** Sends bytes over a bare connection and answers everything that comes back until it closes. */
function talk(port: number, ...parts: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1');
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(text.replace(/Date: [^\r]*/g, 'Date: ...')));
    socket.on('connect', async () => {
      for (const part of parts) {
        socket.write(part, 'latin1');
        await sleep(3);
      }
    });
  });
}

const CLOSE = 'Host: a\r\nConnection: close\r\n\r\n';

export const httpConnections: Probes = {
  async 'connection: the client gives up'({ serve, request }) {
    const seen: string[] = [];
    const { port } = await serve((req, res) => {
      req.on('close', () => seen.push(`req close ${req.destroyed}`));
      req.on('aborted', () => seen.push('req aborted'));
      req.on('error', (error) => seen.push(`req ${(error as NodeJS.ErrnoException).code}`));
      res.on('close', () => seen.push(`res close ${res.writableEnded} ${res.writableFinished}`));
      res.on('finish', () => seen.push('res finish'));
      res.write('a');
    });
    const answer = await request(port, { path: '/', abortAfterChunks: 1 });
    await sleep(30);
    return [answer.aborted, answer.text, seen.sort()];
  },
  async 'connection: the client gives up while sending'({ serve }) {
    const seen: string[] = [];
    const { port } = await serve((req) => {
      req.on('data', () => seen.push('data'));
      req.on('error', (error) =>
        seen.push(`error ${(error as NodeJS.ErrnoException).code} ${error.message}`),
      );
      req.on('close', () => seen.push(`close ${req.complete}`));
    });
    const request = http.request({
      port,
      method: 'POST',
      agent: false,
      headers: { 'content-length': 100 },
    });
    request.on('error', (error) =>
      seen.push(`client ${(error as NodeJS.ErrnoException).code} ${error.message}`),
    );
    request.write('part');
    await sleep(15);
    request.destroy();
    await sleep(30);
    return seen.sort();
  },
  async 'connection: the server destroys it'({ serve, request }) {
    const { port } = await serve((req) => void req.socket.destroy());
    return request(port, { path: '/' }).catch(told);
  },
  async 'connection: kept and used again'({ serve }) {
    const ports = new Set<number | undefined>();
    const { port } = await serve((req, res) => {
      ports.add(req.socket.remotePort);
      res.end('x');
    });
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const get = () =>
      new Promise<unknown>((resolve) => {
        http.get({ port, agent }, (message) => {
          message
            .resume()
            .on('end', () =>
              resolve([
                message.statusCode,
                message.headers.connection,
                message.headers['keep-alive'],
              ]),
            );
        });
      });
    const answers = [await get(), await get(), ...(await Promise.all([get(), get()]))];
    agent.destroy();
    return [answers, ports.size];
  },
  async 'connection: twenty at once'({ serve, request }) {
    let count = 0;
    const { port } = await serve(async (_req, res) => {
      const own = ++count;
      await sleep(1);
      res.end(String(own));
    });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => request(port, { path: '/' })),
    );
    return answers.map(({ text }) => Number(text)).sort((a, b) => a - b);
  },
  async 'connection: pipelined requests answered in order'({ serve }) {
    const { port } = await serve(async (req, res) => {
      if (req.url === '/1') await sleep(10);
      res.end(req.url);
    });
    return talk(
      port,
      `GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\nGET /3 HTTP/1.1\r\n${CLOSE}`,
    );
  },
  async 'connection: HTTP/1.0 closes'({ serve }) {
    const { port } = await serve((_req, res) => {
      res.write('a');
      res.end('b');
    });
    return talk(port, 'GET / HTTP/1.0\r\n\r\n');
  },
  async 'connection: a request in small pieces'({ serve }) {
    const { port } = await serve((req, res) => {
      let body = '';
      req.on('data', (chunk) => {
        body += chunk;
      });
      req.on('end', () => res.end(`${req.method} ${req.url} ${body}`));
    });
    return talk(
      port,
      'PO',
      'ST /x HT',
      'TP/1.1\r\nHo',
      `st: a\r\nContent-Length: 3\r\nConnection: close\r\n\r`,
      '\na',
      'bc',
    );
  },
  async 'connection: chunked request with extensions and trailers'({ serve }) {
    const { port } = await serve((req, res) => {
      let body = '';
      req.on('data', (chunk) => {
        body += chunk;
      });
      req.on('end', () => res.end(JSON.stringify([body, req.trailers])));
    });
    return talk(
      port,
      'POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n',
      '3;x=1\r\nabc\r\n',
      'A\r\n0123456789\r\n0\r\nX-T: 1\r\n\r\n',
    );
  },
  async 'connection: malformed requests'({ serve }) {
    const { port } = await serve((_req, res) => void res.end('fine'));
    const seen = [];
    for (const request of [
      'nonsense\r\n\r\n',
      `BREW /pot HTTP/1.1\r\n${CLOSE}`,
      `GET / HTTP/9.9\r\n${CLOSE}`,
      `GET / HTTP/1.1\r\nBad Header: x\r\n${CLOSE}`,
      'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
      `GET / HTTP/1.1\r\nContent-Length: x\r\n${CLOSE}`,
      `POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n${CLOSE}`,
      `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n${CLOSE}`,
      `POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n${CLOSE}xyz\r\n`,
      `GET / HTTP/1.1\r\nX-Long: ${'x'.repeat(20_000)}\r\n${CLOSE}`,
    ])
      seen.push(await talk(port, request).catch(told));
    return seen;
  },
  async 'connection: clientError event'({ serve }) {
    const { port, server } = await serve((_req, res) => void res.end());
    const errors: unknown[] = [];
    server.on('clientError', (error: NodeJS.ErrnoException & { bytesParsed?: number }, socket) => {
      errors.push([error.code, error.message]);
      socket.end('HTTP/1.1 400 Mine\r\n\r\n');
    });
    return [await talk(port, 'nonsense\r\n\r\n'), errors];
  },
  async 'connection: upgrade'({ serve }) {
    const { port, server } = await serve((_req, res) => void res.end('no upgrade'));
    const plain = await talk(
      port,
      `GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: x\r\n\r\n`,
    ).catch(told);
    server.on('upgrade', (req, socket, head) => {
      socket.write(
        `HTTP/1.1 101 Switching\r\nUpgrade: ${req.headers.upgrade}\r\nConnection: Upgrade\r\n\r\n`,
      );
      socket.write(`head ${head.length};`);
      socket.on('data', (chunk: Buffer) => socket.end(`echo ${chunk}`));
    });
    return [
      plain,
      await talk(
        port,
        'GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
        'hello',
      ),
    ];
  },
  async 'connection: CONNECT'({ serve }) {
    const { port, server } = await serve(undefined);
    server.on('connect', (req, socket) =>
      socket.end(`HTTP/1.1 200 OK\r\n\r\ntunnel to ${req.url}`),
    );
    return talk(port, 'CONNECT b:443 HTTP/1.1\r\nHost: b\r\n\r\n');
  },
  async 'connection: socket timeout'({ serve, request }) {
    const seen: string[] = [];
    const { port, server } = await serve(() => {});
    server.setTimeout(20, (socket) => {
      seen.push('timeout');
      socket.destroy();
    });
    seen.push(
      await request(port, { path: '/' }).then(
        String,
        (error: NodeJS.ErrnoException) => `${error.code}`,
      ),
    );
    return seen;
  },
  async 'connection: request timeout of a client'({ serve }) {
    const { port } = await serve(() => {});
    return new Promise((resolve) => {
      const seen: unknown[] = [];
      const request = http.get({ port, timeout: 15, agent: false });
      request.on('timeout', () => {
        seen.push('timeout');
        request.destroy(new Error('gave up'));
      });
      request.on('error', (error) => resolve([...seen, told(error)]));
    });
  },
  async 'connection: abort signal of a client'({ serve }) {
    const { port } = await serve(() => {});
    return new Promise((resolve) => {
      http
        .get({ port, agent: false, signal: AbortSignal.timeout(10) })
        .on('error', (error) => resolve(told(error)));
    });
  },
  async 'net: half-open echo'() {
    const server = net.createServer({ allowHalfOpen: true }, (socket) => {
      const parts: string[] = [];
      socket.on('data', (chunk) => parts.push(String(chunk)));
      socket.on('end', () => socket.end(`got ${parts.join('')}`));
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as net.AddressInfo;
    const text = await new Promise((resolve) => {
      const seen: string[] = [];
      const socket = net.connect(port);
      for (const event of ['connect', 'ready', 'end', 'finish', 'close'])
        socket.on(event, (flag?: boolean) =>
          seen.push(event + (flag === undefined ? '' : ` ${flag}`)),
        );
      socket.on('data', (chunk) => seen.push(`data ${chunk}`));
      socket.on('close', () => resolve([seen, socket.bytesRead, socket.bytesWritten]));
      socket.end('hello');
    });
    server.close();
    return text;
  },
  'net: addresses': () => [
    [
      '127.0.0.1',
      '::1',
      '256.1.1.1',
      'x',
      '',
      '1.2.3',
      'fe80::1%eth0',
      '::ffff:1.2.3.4',
      '1::2::3',
    ].map((text) => net.isIP(text)),
    net.isIPv4('1.2.3.4'),
    net.isIPv6('::'),
  ],
  async 'net: nobody listens'() {
    return new Promise((resolve) => {
      net.connect(1, '127.0.0.1').on('error', (error) => {
        const { code, syscall, address, port, message } = error as NodeJS.ErrnoException & {
          address?: string;
          port?: number;
        };
        resolve({ code, syscall, address, port, message });
      });
    });
  },
};
