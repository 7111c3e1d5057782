/** One route for each thing that a trace tells of providers and of the database. */
import express, { type ErrorRequestHandler, type Response } from 'express';
import { Context, LooseContext, override } from './context.ts';
import { clock, leaky, lines, locked, pool, session, swallowing, tools } from './providers.ts';

export const app = express();

await pool.query(
  'CREATE TABLE tools (id integer GENERATED ALWAYS AS IDENTITY, name text NOT NULL UNIQUE, since timestamptz)',
);

function route(path: string, handle: (context: Context, res: Response) => Promise<unknown>): void {
  app.get(path, async (_req, res) => {
    const context = new Context();
    let answer: unknown;
    try {
      answer = await handle(context, res);
    } catch (error) {
      await context.close(error);
      answer = 'an error ended in a provider';
    }
    await context.close();
    res.json(answer);
  });
}

route('/added', async (context) => {
  const first = await context.use(tools);
  const again = await context.use(tools);
  return (await first.add('drill')) && again === first;
});
route('/rolled-back', async (context) => {
  const db = await context.use(session);
  await db.query("INSERT INTO tools (name) VALUES ('saw')");
  throw new RangeError('too late');
});
route('/refused', async (context) => {
  const db = await context.use(session);
  await db.query({ text: 'INSERT INTO tools (name) VALUES ($1)', values: [null] });
});
route('/swallowed', async (context) => {
  await context.use(swallowing);
  throw new RangeError('never seen');
});
/** Lets `work` run while two fakes stand in: a plain function and a resource. */
async function withFakes(fakes: readonly Disposable[], work: () => Promise<unknown>) {
  try {
    return await work();
  } finally {
    for (const fake of fakes) fake[Symbol.dispose]();
  }
}
const paper = { query: async () => ({ rows: [{ id: 1 }] }), release: () => {} } as never;
route('/stood-in', (context) =>
  withFakes(
    [
      override(clock, () => () => new Date(1)),
      override(session, async function* () {
        yield paper;
        await pool.query('SELECT 1');
      }),
    ],
    async () => (await context.use(tools)).add('paper saw'),
  ),
);
route('/stood-in-otherwise', (context) =>
  withFakes(
    [
      override(clock, async function* () {
        yield () => new Date(2);
        await pool.query('SELECT 2');
      }),
      override(session, async () => paper),
    ],
    async () => (await context.use(tools)).add('paper plane'),
  ),
);
app.get('/loose', async (_req, res) => {
  const { use } = new LooseContext();
  await Promise.all([use(clock), use(clock)]);
  res.end();
});
route('/locked', (context) => context.use(locked));
app.get('/stream', async (_req, res) => {
  for await (const line of lines()) res.write(line);
  res.end();
});
app.get('/pool', async (_req, res) => {
  const { rows } = await pool.query('SELECT 1 AS one');
  pool.query('SELECT $1::int AS two', [2], (_error, { rows: more }) =>
    res.json([...rows, ...more]),
  );
});
app.get('/thrown-away', async (_req, res) => {
  const client = await pool.connect();
  client.release(new Error('no longer wanted'));
  res.end();
});
app.get('/leaked', async (_req, res) => {
  await new Context().use(leaky);
  res.end();
});
app.get('/starved', async (_req, res) => {
  await pool.connect();
  await pool.query('SELECT 1');
  res.end();
});

const onError: ErrorRequestHandler = (error: Error, _req, res, _next) => {
  res.status(500).json({ error: error.name });
};
app.use(onError);
