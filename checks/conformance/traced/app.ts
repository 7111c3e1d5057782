/** One route for each thing that a trace can tell. */
import { tracingChannel } from 'node:diagnostics_channel';
import express, { type ErrorRequestHandler } from 'express';
import * as z from 'zod';

const ToolIn = z.strictObject({ name: z.string(), dailyFee: z.number() }).meta({ id: 'ToolIn' });
const Slow = z.object({ a: z.string().refine(async (text) => text !== '') });
const spans = tracingChannel('groundwork.span');

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export const app = express();

app.use(express.json());
app.use(function stamp(_req, _res, next) {
  next();
});

const tools = express.Router();
tools.param('toolId', (_req, _res, next) => next());
tools.get('/:toolId', async (req, res) => {
  await pause(5);
  if (req.params.toolId === '9') throw new RangeError('There is no tool 9.');
  res.json({ id: req.params.toolId });
});
tools.post(
  '/',
  (_req, _res, next) => next(),
  (req, res) => {
    const body = ToolIn.safeParse(req.body);
    if (body.success) res.status(201).json(body.data);
    else res.sendStatus(422);
  },
);
app.use('/tools', tools);

const inner = express();
inner.get('/deep', (_req, res) => {
  res.redirect('/tools/1');
});
app.use('/inner', inner);

app.get('/held', (_req, res) => {
  const until = Date.now() + 200;
  while (Date.now() < until);
  res.send('done');
});
app.get('/stream', (_req, res) => {
  res.write('one');
  setTimeout(() => res.end('two'), 5);
});
app.get('/parsed', (_req, res) => {
  res.json(ToolIn.parse({ name: 3 }));
});
app.get('/slow-schema', async (_req, res) => {
  const { success } = await Slow.safeParseAsync({ a: 'x' });
  res.json({ success });
});
app.get('/span', async (_req, res) => {
  await spans.tracePromise(
    async () => {
      await pause(2);
      z.string().safeParse('inside');
    },
    { kind: 'provider', name: 'session' },
  );
  res.end();
});
app.get('/afterwards', async (_req, res) => {
  res.json({ ok: true });
  await pause(5);
  z.string().safeParse('after the answer');
});
app.get('/circular', (_req, res) => {
  const loop: { self?: unknown } = {};
  loop.self = loop;
  res.json(loop);
});
app.get('/silent', () => {});
app.get('/skipped', (_req, _res, next) => next('route'));

const onError: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  res.status(500).json({ error: error.name });
};
app.use(onError);
