/** Clients in the same program: http.request, fetch, supertest. */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import request from 'supertest';
import { told } from '../pick.ts';
import type { Probes } from '../probe.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const api = () => {
  const app = express();
  app.use(express.json());
  app.post(
    '/echo',
    (req, res) =>
      void res.status(202).json({ body: req.body, agent: req.get('user-agent') ?? null }),
  );
  app.get('/headers', (req, res) => {
    const { host: _host, ...headers } = req.headers;
    res.json(headers);
  });
  app.get('/cookies', (_req, res) => void res.cookie('a', '1').cookie('b', '2').send('c'));
  app.get('/moved', (_req, res) => void res.redirect(302, '/headers'));
  app.get('/loop', (_req, res) => void res.redirect(302, '/loop'));
  app.delete('/none', (_req, res) => void res.status(204).end());
  return app;
};

/** A port that was just given up. */
async function freePort(): Promise<number> {
  const server = http.createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

const causeOf = (error: unknown): unknown => {
  const { cause } = error as { cause?: NodeJS.ErrnoException };
  return [told(error), cause?.code, cause?.syscall];
};

export const clients: Probes = {
  async 'client: http.request'({ serve }) {
    const { port } = await serve(api());
    return new Promise((resolve, reject) => {
      const outgoing = http.request(
        { port, path: '/echo', method: 'POST', headers: JSON_TYPE },
        (message) => {
          let text = '';
          message.setEncoding('utf8');
          message.on('data', (chunk) => {
            text += chunk;
          });
          message.on('end', () => resolve([message.statusCode, text]));
        },
      );
      outgoing.on('error', reject);
      outgoing.end('{"a":1}');
    });
  },
  'client: refused connection': () =>
    new Promise((resolve) => {
      http
        .get('http://127.0.0.1:1/', () => resolve('?'))
        .on('error', (error) => resolve(told(error)));
    }),
  'client: wrong arguments': async () => [
    await new Promise((resolve) => {
      try {
        http.get({ port: 1, path: '/a b' });
        resolve('accepted');
      } catch (error) {
        resolve(told(error));
      }
    }),
    await new Promise((resolve) => {
      try {
        http.get('ftp://localhost/');
        resolve('accepted');
      } catch (error) {
        resolve(told(error));
      }
    }),
  ],
  async 'fetch: post and read'({ serve }) {
    const { port } = await serve(api());
    const url = `http://localhost:${port}/echo`;
    const response = await fetch(url, { method: 'POST', headers: JSON_TYPE, body: '{"f":1}' });
    const { status, statusText, ok, redirected, type } = response;
    return [
      status,
      statusText,
      ok,
      redirected,
      type,
      response.url === url,
      response.headers.get('content-type'),
      await response.json(),
      response.bodyUsed,
    ];
  },
  async 'fetch: headers that it sends'({ serve }) {
    const { port } = await serve(api());
    const response = await fetch(`http://localhost:${port}/headers`, {
      headers: { cookie: 'a=1', 'x-a': '1' },
    });
    const { 'accept-encoding': _encoding, ...headers } = (await response.json()) as Record<
      string,
      string
    >;
    return Object.entries(headers).sort();
  },
  async 'fetch: set-cookie is readable'({ serve }) {
    const { port } = await serve(api());
    const { headers } = await fetch(`http://localhost:${port}/cookies`);
    return [headers.getSetCookie(), headers.get('set-cookie')];
  },
  async 'fetch: redirects'({ serve }) {
    const { port } = await serve(api());
    const base = `http://localhost:${port}`;
    const followed = await fetch(`${base}/moved`);
    const manual = await fetch(`${base}/moved`, { redirect: 'manual' });
    return [
      followed.status,
      followed.redirected,
      followed.url.replace(base, ''),
      manual.status,
      manual.headers.get('location'),
      await fetch(`${base}/moved`, { redirect: 'error' }).catch((error: Error) => error.name),
      await fetch(`${base}/loop`).catch((error: Error) => [
        error.message,
        (error.cause as Error).message,
      ]),
    ];
  },
  async 'fetch: no body'({ serve }) {
    const { port } = await serve(api());
    const response = await fetch(`http://localhost:${port}/none`, { method: 'DELETE' });
    return [response.status, response.body, await response.text()];
  },
  async 'fetch: streams'({ serve }) {
    const { port } = await serve((_req, res) => {
      res.write('one,');
      setTimeout(() => res.end('two'), 5);
    });
    const { body } = await fetch(`http://localhost:${port}/`);
    const chunks: string[] = [];
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>)
      chunks.push(Buffer.from(chunk).toString());
    return chunks;
  },
  async 'fetch: failures'({ serve }) {
    const { port } = await serve(() => {});
    const aborted = await fetch(`http://localhost:${port}/`, {
      signal: AbortSignal.timeout(10),
    }).catch((error: Error) => error.name);
    const controller = new AbortController();
    controller.abort();
    const before = await fetch(`http://localhost:${port}/`, { signal: controller.signal }).catch(
      (error: Error) => error.name,
    );
    const refused = await fetch(`http://127.0.0.1:${await freePort()}/`).catch(causeOf);
    const broken = await fetch('nonsense').catch((error: Error) => error.name);
    return [aborted, before, refused, broken];
  },
  async 'fetch: an app that asks itself'({ serve, request: ask }) {
    let own = 0;
    const app = express();
    app.get('/inner', (_req, res) => void res.json({ inner: true }));
    app.get('/outer', async (_req, res) => {
      const response = await fetch(`http://localhost:${own}/inner`);
      res.status(response.status).json(await response.json());
    });
    own = (await serve(app)).port;
    const { status, text } = await ask(own, { path: '/outer' });
    return [status, text];
  },
  async 'supertest: expectations, failures, agent'() {
    const app = api();
    const made = await request(app)
      .post('/echo')
      .set('x-a', '1')
      .send({ k: 1 })
      .expect(202)
      .expect('Content-Type', /json/);
    const failure = await request(app)
      .get('/nope')
      .expect(200)
      .then(String, (error: Error) => error.message);
    const agent = request.agent(app);
    await agent.get('/cookies').expect(200);
    const kept = await agent.get('/headers');
    return {
      status: made.status,
      body: made.body.body,
      type: made.headers['content-type'],
      failure,
      cookie: kept.body.cookie,
    };
  },
};
