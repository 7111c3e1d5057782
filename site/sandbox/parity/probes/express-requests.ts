/** What Express makes of a request. Long, since it is one table of small probes. */
import zlib from 'node:zlib';
import express, { type ErrorRequestHandler, type Request } from 'express';
import { pick, quietly } from '../pick.ts';
import type { Probes } from '../probe.ts';

const JSON_TYPE = { 'content-type': 'application/json' };

const tellError: ErrorRequestHandler = (error, _req, res, _next) => {
  const { name, type, message, status, limit, length } = error as Record<string, unknown>;
  res.status(Number(status ?? 500)).json({ name, type, message, limit, length });
};

/** Echoes the body that `parser` made. */
function echo(parser: express.RequestHandler): express.Express {
  const app = express();
  app.use(parser);
  app.all('/', (req, res) => {
    const { body } = req as { body?: unknown };
    res.json({
      body: body === undefined ? 'undefined' : Buffer.isBuffer(body) ? body.toString('hex') : body,
      type: req.get('content-type') ?? null,
      length: req.get('content-length') ?? null,
    });
  });
  app.use(tellError);
  return app;
}

const post = (body: string | Uint8Array, headers: Record<string, string> = JSON_TYPE) => ({
  method: 'POST',
  path: '/',
  headers,
  body,
});

export const expressRequests: Probes = {
  'express.json: a body': async ({ once }) =>
    pick(await once(echo(express.json()), post('{"x":[1,2,{"y":"é"}]}')), 'content-type'),
  'express.json: no body is undefined': async ({ once }) =>
    pick(await once(echo(express.json()), { method: 'POST', path: '/' })),
  'express.json: empty body with a type': async ({ once }) =>
    pick(
      await once(echo(express.json()), { method: 'POST', path: '/', headers: JSON_TYPE, body: '' }),
    ),
  'express.json: malformed': async ({ once }) =>
    quietly(async () => pick(await once(echo(express.json()), post('{"x":')))),
  'express.json: strict refuses a number': async ({ once }) =>
    quietly(async () => pick(await once(echo(express.json()), post('5')))),
  'express.json: too large': async ({ once }) =>
    quietly(async () =>
      pick(await once(echo(express.json({ limit: 10 })), post('{"x":"0123456789"}'))),
    ),
  'express.json: unknown charset': async ({ once }) =>
    quietly(async () =>
      pick(
        await once(
          echo(express.json()),
          post('{}', { 'content-type': 'application/json; charset=klingon' }),
        ),
      ),
    ),
  'express.json: unknown content-encoding': async ({ once }) =>
    quietly(async () =>
      pick(
        await once(echo(express.json()), post('{}', { ...JSON_TYPE, 'content-encoding': 'zip' })),
      ),
    ),
  'express.json: gzip and deflate bodies': async ({ once }) => [
    pick(
      await once(
        echo(express.json()),
        post(zlib.gzipSync('{"z":true}'), { ...JSON_TYPE, 'content-encoding': 'gzip' }),
      ),
    ),
    pick(
      await once(
        echo(express.json()),
        post(zlib.deflateSync('{"z":1}'), { ...JSON_TYPE, 'content-encoding': 'deflate' }),
      ),
    ),
  ],
  'express.json: other type is left alone': async ({ once }) =>
    pick(await once(echo(express.json()), post('{"a":1}', { 'content-type': 'text/plain' }))),
  'express.json: chunked body': async ({ once }) =>
    pick(
      await once(
        echo(express.json()),
        post('{"a":1}', { ...JSON_TYPE, 'transfer-encoding': 'chunked' }),
      ),
    ),
  'express.json: a length that lies': async ({ once }) =>
    quietly(async () => {
      const answer = await Promise.race([
        once(echo(express.json()), post('{"a":1}', { ...JSON_TYPE, 'content-length': '5' })).then(
          (got) => pick(got),
          (error: NodeJS.ErrnoException) => ['error', error.code],
        ),
      ]);
      return answer;
    }),
  'express.text: latin1': async ({ once }) =>
    pick(
      await once(
        echo(express.text({ type: '*/*' })),
        post(Uint8Array.of(0x63, 0x61, 0x66, 0xe9, 0x80), {
          'content-type': 'text/plain; charset=iso-8859-1',
        }),
      ),
    ),
  'express.text: utf-16le': async ({ once }) =>
    pick(
      await once(
        echo(express.text({ type: '*/*' })),
        post(Buffer.from('hé', 'utf16le'), { 'content-type': 'text/plain; charset=utf-16le' }),
      ),
    ),
  'express.raw': async ({ once }) =>
    pick(
      await once(
        echo(express.raw()),
        post(Uint8Array.of(0, 255, 16), { 'content-type': 'application/octet-stream' }),
      ),
    ),
  'express.urlencoded: extended': async ({ once }) =>
    pick(
      await once(
        echo(express.urlencoded({ extended: true })),
        post('a=1&b[c]=2&d[]=3&d[]=4&e=%C3%A9+x', {
          'content-type': 'application/x-www-form-urlencoded',
        }),
      ),
    ),
  'express.urlencoded: simple': async ({ once }) =>
    pick(
      await once(
        echo(express.urlencoded({ extended: false })),
        post('a=1&a=2&b[c]=3', { 'content-type': 'application/x-www-form-urlencoded' }),
      ),
    ),
  async 'express: route, params, query'({ once }) {
    const router = express.Router({ mergeParams: true });
    router.param('id', (req, _res, next, value) => {
      Object.assign(req, { seen: `id ${value}` });
      next();
    });
    router.get('/:id/*rest', (req, res) => {
      res.json({
        params: req.params,
        seen: (req as Request & { seen?: string }).seen,
        baseUrl: req.baseUrl,
        originalUrl: req.originalUrl,
        url: req.url,
        path: req.path,
        query: req.query,
      });
    });
    const app = express().use('/org/:org', router);
    return pick(await once(app, { path: '/org/o%20x/7/a/b?k=1&k=2&n[m]=3' }));
  },
  async 'express: extended query, case, strict'({ once }) {
    const app = express();
    app.set('query parser', 'extended').enable('case sensitive routing').enable('strict routing');
    app.get('/A', (req, res) => void res.json(req.query));
    return [
      pick(await once(app, { path: '/A?n[m]=3&l[]=1&l[]=2' })),
      (await once(app, { path: '/a' })).status,
      (await once(app, { path: '/A/' })).status,
    ];
  },
  async 'express: what a request tells'({ once }) {
    const app = express();
    app.get('/', (req, res) => {
      res.json({
        ip: req.ip,
        ips: req.ips,
        protocol: req.protocol,
        secure: req.secure,
        hostname: req.hostname,
        host: req.host,
        subdomains: req.subdomains,
        version: req.httpVersion,
        xhr: req.xhr,
        fresh: req.fresh,
        accepts: req.accepts(['json', 'html']),
        languages: req.acceptsLanguages(),
        is: req.is('json'),
        range: req.range(100),
        remote: [req.socket.remoteAddress, req.socket.remoteFamily, typeof req.socket.remotePort],
        local: [req.socket.localAddress, typeof req.socket.localPort],
        complete: req.complete,
      });
    });
    return pick(
      await once(app, {
        path: '/',
        headers: {
          host: 'a.b.localhost:3000',
          accept: 'text/html',
          'accept-language': 'de, en;q=0.5',
          range: 'bytes=1-5',
          'x-requested-with': 'XMLHttpRequest',
        },
      }),
    );
  },
  async 'express: trust proxy'({ once }) {
    const app = express();
    app.set('trust proxy', 1);
    app.get(
      '/',
      (req, res) => void res.json([req.ip, req.ips, req.protocol, req.hostname, req.secure]),
    );
    const headers = {
      'x-forwarded-for': '1.1.1.1, 2.2.2.2',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'example.com',
    };
    return pick(await once(app, { path: '/', headers }));
  },
  async 'express: repeated headers'({ once }) {
    const app = express();
    app.get('/', (req, res) => {
      const { 'x-a': joined, cookie } = req.headers;
      res.json({
        joined,
        cookie,
        distinct: req.headersDistinct['x-a'],
        raw: req.rawHeaders.filter((item) => /^x-a$/i.test(item)),
      });
    });
    return pick(
      await once(app, { path: '/', headers: { 'X-A': ['1', '2'], Cookie: ['a=1', 'b=2'] } }),
    );
  },
  async 'express: mounted apps, next("route"), next("router")'({ once }) {
    const log: string[] = [];
    const inner = express.Router();
    inner.use((_req, _res, next) => {
      log.push('inner');
      next('router');
    });
    inner.get('/', () => log.push('never'));
    const app = express();
    app.get(
      '/',
      (_req, _res, next) => {
        log.push('first');
        next('route');
      },
      () => log.push('never'),
    );
    app.use(inner);
    app.get('/', (_req, res) => void res.json(log));
    return pick(await once(app, { path: '/' }));
  },
};
