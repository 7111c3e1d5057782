/** How Express answers. */

import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type Express } from 'express';
import { pick, told } from '../pick.ts';
import type { Probes } from '../probe.ts';

const appWith = (set: (app: Express) => void): Express => {
  const app = express();
  set(app);
  return app;
};

export const expressResponses: Probes = {
  async 'express json: headers'({ once }) {
    const answer = await once(
      appWith((app) => app.get('/', (_req, res) => void res.json({ a: 1 }))),
      { path: '/' },
    );
    return {
      ...pick(
        answer,
        'content-type',
        'content-length',
        'etag',
        'x-powered-by',
        'connection',
        'keep-alive',
      ),
      date: typeof answer.headers.date,
      reason: answer.statusMessage,
      names: answer.rawHeaders.filter((_item, index) => index % 2 === 0),
    };
  },
  async 'express send: text, html, buffer, boolean'({ request, serve }) {
    const { port } = await serve(
      appWith((app) => {
        app.get('/text', (_req, res) => void res.type('text').send('tëxt'));
        app.get('/html', (_req, res) => void res.send('<b>'));
        app.get('/bytes', (_req, res) => void res.send(Buffer.from([1, 2, 3])));
        app.get('/true', (_req, res) => void res.send(true as unknown as string));
        app.get('/null', (_req, res) => void res.json(null));
        app.get('/status', (_req, res) => void res.sendStatus(418));
      }),
    );
    const answers = [];
    for (const path of ['/text', '/html', '/bytes', '/true', '/null', '/status'])
      answers.push(pick(await request(port, { path }), 'content-type', 'content-length', 'etag'));
    return answers;
  },
  async 'express HEAD'({ once }) {
    const app = appWith((a) => a.get('/', (_req, res) => void res.send('hello')));
    return pick(
      await once(app, { method: 'HEAD', path: '/' }),
      'content-length',
      'content-type',
      'etag',
    );
  },
  async 'express 204 drops the body'({ once }) {
    const app = appWith((a) => a.get('/', (_req, res) => void res.status(204).send('dropped')));
    return pick(
      await once(app, { path: '/' }),
      'content-length',
      'content-type',
      'transfer-encoding',
    );
  },
  async 'express 205 and 304 by status'({ request, serve }) {
    const { port } = await serve(
      appWith((app) => {
        app.get('/:status', (req, res) => void res.status(Number(req.params.status)).send('x'));
      }),
    );
    return [
      pick(await request(port, { path: '/205' }), 'content-length', 'transfer-encoding'),
      pick(await request(port, { path: '/304' }), 'content-length', 'transfer-encoding', 'etag'),
    ];
  },
  async 'express OPTIONS lists methods'({ once }) {
    const app = appWith((a) => {
      a.get('/x', (_req, res) => void res.end());
      a.post('/x', (_req, res) => void res.end());
    });
    return pick(await once(app, { method: 'OPTIONS', path: '/x' }), 'allow');
  },
  async 'express conditional GET'({ request, serve }) {
    const { port } = await serve(appWith((a) => a.get('/', (_req, res) => void res.send('same'))));
    const first = await request(port, { path: '/' });
    const second = await request(port, {
      path: '/',
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    return [first.headers.etag, pick(second, 'etag', 'content-length', 'content-type')];
  },
  async 'express sends twice'({ once }) {
    let error: unknown;
    const app = appWith((a) =>
      a.get('/', (_req, res) => {
        res.send('one');
        try {
          res.send('two');
        } catch (thrown) {
          error = told(thrown);
        }
      }),
    );
    const answer = await once(app, { path: '/' });
    return { error, text: answer.text };
  },
  async 'express cookies, append, vary'({ once }) {
    const app = appWith((a) =>
      a.get('/', (_req, res) => {
        res.cookie('a', '1', { httpOnly: true, path: '/' });
        res.cookie('b', 'x y', { maxAge: 1000, sameSite: 'lax' });
        res.clearCookie('c');
        res.append('X-M', '1');
        res.append('X-M', '2');
        res.vary('Origin');
        res.json([res.getHeaderNames(), res.getHeader('x-m'), res.hasHeader('X-m')]);
      }),
    );
    const answer = await once(app, { path: '/' });
    const cookies = answer.headers['set-cookie']?.map((cookie) =>
      cookie.replace(/Expires=[^;]*GMT/, 'Expires=...'),
    );
    return { ...pick(answer, 'x-m', 'vary'), cookies };
  },
  async 'express redirect'({ request, serve }) {
    const { port } = await serve(
      appWith((a) => {
        a.get('/r', (_req, res) => void res.redirect('/x?y=é'));
        a.get('/p', (_req, res) => void res.redirect(301, 'https://example.com/a b'));
      }),
    );
    return [
      pick(
        await request(port, { path: '/r', headers: { accept: 'text/html' } }),
        'location',
        'vary',
        'content-type',
      ),
      pick(
        await request(port, { path: '/r', headers: { accept: 'text/plain' } }),
        'location',
        'content-type',
      ),
      pick(await request(port, { path: '/p' }), 'location'),
    ];
  },
  async 'express format and 406'({ request, serve }) {
    const { port } = await serve(
      appWith((a) => {
        a.get('/f', (_req, res) => {
          res.format({ json: () => res.json({ f: 1 }), html: () => res.send('<b>f</b>') });
        });
        a.use(((error, _req, res, _next) =>
          res.status(error.status).json(error.types)) as express.ErrorRequestHandler);
      }),
    );
    const ask = (accept: string) => request(port, { path: '/f', headers: { accept } });
    return [
      pick(await ask('text/html'), 'content-type', 'vary'),
      pick(await ask('application/json'), 'content-type'),
      pick(await ask('*/*'), 'content-type'),
      pick(await ask('image/png'), 'content-type'),
    ];
  },
  async 'express streams chunks as written'({ once }) {
    const app = appWith((a) =>
      a.get('/', async (_req, res) => {
        res.type('text/plain');
        for (const chunk of ['a', 'bb', 'ccc']) {
          res.write(chunk);
          await sleep(15);
        }
        res.end('!');
      }),
    );
    const answer = await once(app, { path: '/' });
    return { ...pick(answer, 'transfer-encoding', 'content-length'), chunks: answer.chunks };
  },
  async 'express backpressure and drain'({ once: ask }) {
    let refused = 0;
    let drained = 0;
    const app = appWith((a) =>
      a.get('/', async (_req, res) => {
        for (let i = 0; i < 20; i++) {
          if (res.write('x'.repeat(65536))) continue;
          refused++;
          await once(res, 'drain');
          drained++;
        }
        res.end();
      }),
    );
    const answer = await ask(app, { path: '/' });
    return { length: answer.text.length, pushedBack: refused > 0, everyDrain: drained === refused };
  },
  async 'express server-sent events'({ once }) {
    const app = appWith((a) =>
      a.get('/', async (_req, res) => {
        res.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
        res.flushHeaders();
        for (let i = 0; i < 3; i++) {
          res.write(`data: ${i}\n\n`);
          await sleep(5);
        }
      }),
    );
    const answer = await once(app, { path: '/', abortAfterChunks: 3 });
    return {
      ...pick(answer, 'content-type', 'cache-control', 'transfer-encoding'),
      aborted: answer.aborted,
    };
  },
  async 'express links, location, attachment, type'({ once }) {
    const app = appWith((a) =>
      a.get('/', (_req, res) => {
        res.links({ next: 'http://a/2' }).location('/a b').attachment('ü.pdf').type('pdf');
        res.end('x');
      }),
    );
    return pick(
      await once(app, { path: '/' }),
      'link',
      'location',
      'content-disposition',
      'content-type',
    );
  },
  async 'express jsonp, json settings'({ once }) {
    const app = appWith((a) => {
      a.set('json spaces', 2).set('json escape', true).set('etag', false).disable('x-powered-by');
      a.get('/', (_req, res) => void res.jsonp({ a: '<&>' }));
    });
    return [
      pick(
        await once(app, { path: '/?callback=f' }),
        'content-type',
        'x-content-type-options',
        'etag',
        'x-powered-by',
      ),
      pick(await once(app, { path: '/' }), 'content-type'),
    ];
  },
};
