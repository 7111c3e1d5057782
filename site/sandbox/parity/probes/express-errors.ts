/** What Express does when a handler fails. */
import { setTimeout as sleep } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { pick, quietly } from '../pick.ts';
import type { Probes } from '../probe.ts';

const handleError: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(error.status ?? 500).send(`${error.name}: ${error.message}`);
};

const failing = (handler: RequestHandler, env = 'development') =>
  express().set('env', env).get('/', handler);

export const expressErrors: Probes = {
  'express: 404 page': async ({ once }) =>
    pick(
      await once(express(), { path: '/nope?x=<1>' }),
      'content-type',
      'content-security-policy',
      'x-content-type-options',
      'content-length',
    ),
  'express: rejected handler reaches the error handler': async ({ once }) =>
    pick(
      await once(
        failing(async () => {
          await sleep(2);
          throw new TypeError('late');
        }).use(handleError),
        { path: '/' },
      ),
    ),
  'express: rejection without a reason': async ({ once }) =>
    pick(await once(failing(() => Promise.reject()).use(handleError), { path: '/' })),
  'express: error page in production': async ({ once }) =>
    quietly(async () =>
      pick(
        await once(
          failing(() => {
            throw new Error('secret');
          }, 'production'),
          { path: '/' },
        ),
        'content-type',
        'content-security-policy',
      ),
    ),
  'express: error page in development': async ({ once }) =>
    quietly(async () => {
      const answer = await once(
        failing(() => {
          throw Object.assign(new Error('shown <b>'), {
            status: 409,
            headers: { 'x-why': 'because' },
          });
        }),
        { path: '/' },
      );
      return {
        status: answer.status,
        why: answer.headers['x-why'],
        head: answer.text.split('<br>')[0],
      };
    }),
  'express: error after headers closes the connection': async ({ once }) =>
    quietly(async () => {
      const answer = await once(
        failing(async (_req, res) => {
          res.write('part');
          await sleep(5);
          throw new Error('mid');
        }),
        { path: '/' },
      );
      return { status: answer.status, text: answer.text, aborted: answer.aborted };
    }),
  'express: malformed percent-encoding': async ({ once }) =>
    quietly(async () => {
      const app = express().get('/:id', (_req, res) => void res.send('x'));
      app.use(handleError);
      return pick(await once(app, { path: '/%E0%A4%A' }));
    }),
  'express: error handlers in a row': async ({ once }) => {
    const log: string[] = [];
    const pass =
      (name: string): ErrorRequestHandler =>
      (error, _req, _res, next) => {
        log.push(`${name} ${error.message}`);
        next(new Error(`${error.message}+${name}`));
      };
    const app = failing((_req, _res, next) => next(new Error('first')));
    app.use(pass('a'));
    app.use((_req, _res, next) => next());
    app.use(pass('b'));
    app.use(((error, _req, res, _next) =>
      res.json([...log, error.message])) as ErrorRequestHandler);
    return pick(await once(app, { path: '/' }));
  },
  'express: views without an engine': ({ once }) =>
    quietly(async () => {
      const app = express();
      app.get('/none', (_req, res) => void res.render('page'));
      app.get('/missing', (_req, res) => void res.render('page.html'));
      app.use(handleError);
      return [await once(app, { path: '/none' }), await once(app, { path: '/missing' })].map(
        ({ status, text }) => [status, text.replace(/"[^"]*views[^"]*"/, 'FOLDER')],
      );
    }),
};
