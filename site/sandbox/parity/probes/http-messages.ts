/** Node's http: what a server can say and read. */
import { createHash } from 'node:crypto';
import http from 'node:http';
import { pipeline, Transform } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pick, thrownBy, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

export const httpMessages: Probes = {
  async 'http: refused headers and status codes'({ once }) {
    let seen: unknown;
    await once(
      (_req, res) => {
        seen = [
          thrownBy(() => res.setHeader('x', 'a\nb')),
          thrownBy(() => res.setHeader('x', undefined as unknown as string)),
          thrownBy(() => res.setHeader('bad name', '1')),
          thrownBy(() => res.writeHead(99)),
          thrownBy(() => res.appendHeader('x', 'é€')),
        ];
        res.end();
      },
      { path: '/' },
    );
    return seen;
  },
  async 'http: writeHead over setHeader'({ once }) {
    const answer = await once(
      (_req, res) => {
        res.setHeader('x-a', '1');
        res.writeHead(207, 'Fine', { 'X-B': 'two', 'x-a': '3' });
        res.end(`${res.headersSent} ${res.statusCode}`);
      },
      { path: '/' },
    );
    return {
      ...pick(answer, 'x-a', 'x-b'),
      reason: answer.statusMessage,
      raw: answer.rawHeaders.slice(0, 4),
    };
  },
  async 'http: raw headers as written'({ once }) {
    const answer = await once(
      (_req, res) => {
        res.sendDate = false;
        res.writeHead(200, ['X-One', '1', 'x-one', '2', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2']);
        res.end();
      },
      { path: '/' },
    );
    return [answer.rawHeaders, answer.headers];
  },
  async 'http: write after end'({ once }) {
    let error: unknown;
    await once(
      (_req, res) => {
        res.on('error', (thrown) => {
          error = told(thrown);
        });
        res.end('x');
        res.write('y');
      },
      { path: '/' },
    );
    await sleep(5);
    return error;
  },
  async 'http: headers after they were sent'({ once }) {
    let seen: unknown;
    await once(
      (_req, res) => {
        res.write('x');
        seen = [
          thrownBy(() => res.setHeader('a', '1')),
          thrownBy(() => res.writeHead(200)),
          thrownBy(() => res.removeHeader('a')),
        ];
        res.end();
      },
      { path: '/' },
    );
    return seen;
  },
  async 'http: strict content length'({ once }) {
    let code: unknown;
    const answer = await once(
      (_req, res) => {
        res.strictContentLength = true;
        res.setHeader('Content-Length', 3);
        try {
          res.end('too long');
        } catch (error) {
          code = told(error);
          res.destroy();
        }
      },
      { path: '/' },
    ).catch(told);
    return [code, answer];
  },
  'http: for await over a request': async ({ once }) =>
    pick(
      await once(
        async (req, res) => {
          const parts: string[] = [];
          for await (const chunk of req) parts.push((chunk as Buffer).toString('hex'));
          res.end(parts.join());
        },
        { method: 'PUT', path: '/', body: Uint8Array.of(0, 255, 16) },
      ),
    ),
  async 'http: a large body through a transform'({ once }) {
    const answer = await once(
      (req, res) => {
        const upper = new Transform({
          transform: (chunk, _encoding, done) => done(null, String(chunk).toUpperCase()),
        });
        pipeline(req, upper, res, () => {});
      },
      { method: 'POST', path: '/', body: 'abcdefghij'.repeat(30_000) },
    );
    return [answer.text.length, createHash('md5').update(answer.text).digest('hex')];
  },
  async 'http: trailers'({ once }) {
    const answer = await once(
      (_req, res) => {
        res.writeHead(200, { Trailer: 'X-T' });
        res.write('a');
        res.addTrailers({ 'X-T': 'z' });
        res.end();
      },
      { path: '/' },
    );
    return [pick(answer, 'trailer', 'transfer-encoding'), answer.trailers];
  },
  async 'http: informational responses'({ serve }) {
    const { port } = await serve((_req, res) => {
      res.writeEarlyHints({ link: '</a.css>; rel=preload' });
      res.writeProcessing();
      res.end('done');
    });
    return new Promise((resolve) => {
      const seen: unknown[] = [];
      const request = http.get({ port, agent: false });
      request.on('information', ({ statusCode, headers }) => seen.push([statusCode, headers]));
      request.on('response', (message) => {
        message.resume().on('end', () => resolve([...seen, message.statusCode]));
      });
    });
  },
  async 'http: expect 100-continue'({ serve }) {
    const { port } = await serve((req, res) => {
      req.resume().on('end', () => res.end('got it'));
    });
    return new Promise((resolve) => {
      const seen: string[] = [];
      const request = http.request({
        port,
        method: 'POST',
        agent: false,
        headers: { expect: '100-continue', 'content-length': 2 },
      });
      request.flushHeaders();
      request.on('continue', () => {
        seen.push('continue');
        request.end('ok');
      });
      request.on('response', (message) => {
        message.on('data', (chunk) => seen.push(String(chunk))).on('end', () => resolve(seen));
      });
    });
  },
  async 'http: events of an ordinary exchange'({ serve, request }) {
    const seen: string[] = [];
    const { port } = await serve((req, res) => {
      for (const event of ['end', 'close', 'error']) req.on(event, () => seen.push(`req ${event}`));
      for (const event of ['prefinish', 'finish', 'close', 'error'])
        res.on(event, () => seen.push(`res ${event}`));
      req.resume().on('end', () => {
        res.end('ok');
        seen.push('end() returned');
      });
    });
    await request(port, { method: 'POST', path: '/', body: 'abc' });
    await sleep(20);
    return seen;
  },
  async 'http: sockets and classes'({ once }) {
    return pick(
      await once(
        (req, res) => {
          res.end(
            JSON.stringify([
              req instanceof http.IncomingMessage,
              res instanceof http.ServerResponse,
              res.socket === req.socket,
              req.connection === req.socket,
              res.req === req,
              typeof req.socket.remotePort,
              req.socket.constructor.name,
              res.shouldKeepAlive,
              res.chunkedEncoding,
            ]),
          );
        },
        { path: '/' },
      ),
    );
  },
  async 'http: statuses without a body'({ serve, request }) {
    const { port } = await serve((req, res) => {
      res.statusCode = Number(req.url?.slice(1));
      res.end('body');
    });
    const seen = [];
    for (const status of [200, 204, 304, 404])
      seen.push(
        pick(await request(port, { path: `/${status}` }), 'content-length', 'transfer-encoding'),
      );
    seen.push(pick(await request(port, { method: 'HEAD', path: '/200' }), 'content-length'));
    return seen;
  },
  'http: constants': () => [
    http.METHODS.length,
    http.METHODS.slice(0, 5),
    http.STATUS_CODES[418],
    http.maxHeaderSize,
    (http.globalAgent as http.Agent & { keepAlive: boolean }).keepAlive,
    thrownBy(() => http.validateHeaderName('bad name')),
    thrownBy(() => http.validateHeaderValue('x', 'a\u0000')),
  ],
};
