import { expect, test } from 'vitest';
import {
  type ApiResponse,
  explain,
  type Handler,
  importRouterParts,
  type Log,
  NoAnswer,
  queryDatabase,
  recordLog,
  serve,
  startApp,
  textOf,
  toolNames,
} from '#kit';

/** Stands in every error that these checks cause. Whatever contains it has told too much. */
const marker = 'velvet-drawer';
const breakLedger = `alter table ledger add constraint "${marker}" check (length(entry) < 3)`;
const key = { 'X-Desk-Key': 'under-the-flowerpot' };

/** What the routes of the shop throw: what it is, and the thing itself. */
const thrown: Readonly<Record<string, readonly [what: string, value: unknown]>> = {
  '/error': ['an Error', new Error(`The ${marker} is stuck.`)],
  '/type-error': ['a TypeError', new TypeError(`${marker} is not a function`)],
  '/supplier': [
    'an Error with a status of its own',
    Object.assign(new Error(marker), { status: 404, headers: { 'X-Key': marker } }),
  ],
  '/text': ['a text', `The ${marker} is stuck.`],
  '/object': ['an object with a status', { status: 400, message: marker, detail: marker }],
  '/nothing': ['null', null],
};

test('An unknown error is opaque', { meta: { id: 'opaque' } }, async () => {
  recordLog();
  const api = await shop();
  const bodies: string[] = [];
  for (const [path, [what]] of Object.entries(thrown)) {
    const response = await api.get(`/shop${path}`);
    await expectOpaque(response, what);
    bodies.push(response.text);
  }
  const app = await startApp();
  await queryDatabase(breakLedger);
  const response = await app.post('/tools', { json: { name: 'Saw', dailyFee: 2 } });
  await expectOpaque(response, 'an error of the ledger');
  await explain(
    {
      should: 'All unknown errors are answered in the same words.',
      happened: `There are several answers: ${[...new Set([...bodies, response.text])].join(' ')}`,
      why: 'Where the answers differ, somebody can tell the errors apart, and learn from it.',
      look: 'Look at the answer: a constant, in which nothing of the error is used.',
    },
    () => expect(new Set([...bodies, response.text]).size).toBe(1),
  );
});

test('An unknown error is logged', { meta: { id: 'logged' } }, async () => {
  const log = recordLog();
  const api = await shop();
  for (const path of ['/error', '/type-error', '/text']) {
    log.length = 0;
    await api.get(`/shop${path}`);
    await expectLogged(log, `GET /shop${path}`, thrown[path]?.[0] ?? '');
  }
  log.length = 0;
  let ending = 'a whole answer';
  try {
    await api.get('/shop/half');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    ending = error.code === 'TIMEOUT' ? 'half an answer, and waited for the rest' : 'no more';
  }
  await explain(
    {
      should: 'An error after half of the answer breaks the connection.',
      happened: `The client got ${ending}.`,
      why: 'Half an answer must not look like a whole one, and nobody should wait for the other half.',
      look: 'Look at `res.headersSent`: then `next(error)` is all that is left to do.',
    },
    () => expect(ending).toBe('no more'),
  );
  await explain(
    {
      should: 'After half of the answer, the handler does not try to answer again.',
      happened: `It tried, and that ended with an error of its own: ${log.map(textOf).join(' ').slice(-160)}`,
      why: 'Once headers are sent, a second answer is one more error, which hides the first.',
      look: 'Look at the line with `res.headersSent`: nothing of `answerError` runs after `next(error)`.',
    },
    () => expect(log.map(textOf).join(' ')).not.toContain('headers after they are sent'),
  );
  await expectLogged(
    log,
    'GET /shop/half',
    'an error after half of the answer',
    'The app gave the error away before it wrote it down, with method and path.',
  );
});

test('Refusals and hang-ups are not logged', { meta: { id: 'refusals-quiet' } }, async () => {
  const log = recordLog();
  const api = await startApp();
  await api.post('/tools', { json: { name: 'Saw', dailyFee: 2 } });
  const json = { 'content-type': 'application/json' };
  for (const [method, path, options, status] of [
    ['GET', '/tools/9', {}, 404],
    ['GET', '/cellar', {}, 404],
    ['PUT', '/tools', {}, 405],
    ['GET', '/desk/ledger', {}, 401],
    ['POST', '/tools', { body: '{', headers: json }, 400],
    ['POST', '/tools', { json: {} }, 422],
  ] as const) {
    const response = await api.request(method, path, options);
    await explain(
      {
        should: `${method} ${path} is answered with ${status}, and nothing is logged.`,
        happened:
          response.status === status
            ? `The refusal was logged: ${log.map(textOf).join(' ').slice(0, 200)}`
            : response.summary,
        why: 'These are mistakes of clients, of which there are many. Whoever reads the log looks for those of the app.',
        look: 'Look at when you log: only when `answerTo` has no answer.',
      },
      () => {
        expect(response.status).toBe(status);
        expect(log).toEqual([]);
      },
    );
  }
  const waiting = await Promise.allSettled([api.get('/desk/bell', { headers: key, timeout: 300 })]);
  await api.get('/tools');
  await explain(
    {
      should: 'A client that waits for the bell and hangs up leaves nothing in the log.',
      happened: `The log says: ${log.map(textOf).join(' ').slice(0, 200)}`,
      why: 'Hanging up is everybody’s right, and no fault of the app.',
      look: 'Look at `route`: what it throws when the signal has aborted. It is right as it is given.',
    },
    () => {
      expect(waiting[0].status).toBe('rejected');
      expect(log).toEqual([]);
    },
  );
});

test('The log has the cause', { meta: { id: 'cause-kept' } }, async () => {
  const log = recordLog();
  const api = await startApp();
  await queryDatabase(breakLedger);
  const response = await api.post('/tools', { json: { name: 'Saw', dailyFee: 2 } });
  const text = log.map(textOf).join('\n');
  await explain(
    {
      should: `The log of POST /tools says that the ledger could not be written, and why: PostgreSQL named the constraint ${marker}.`,
      happened: !text.includes('ledger')
        ? `Nothing of it is in the log. The client got: ${response.summary}`
        : text.includes('[stripped]')
          ? 'The log has a part of the error as a text, and the cause is not in it.'
          : `The log has what ${/could not be written/.test(text) ? '`write` says, and not what PostgreSQL said' : 'PostgreSQL said, and not that it was about the ledger'}.`,
      why: '"Could not be written" tells what failed. The cause tells what to repair.',
      look: 'Look at `write` in `ledger.ts`: `{ cause }` hands the caught error over. Then at what you log: the error itself, which has its cause with it.',
    },
    () => {
      expect(text).toContain(marker);
      expect(text).toMatch(/could not be written/);
    },
  );
  const names = await toolNames();
  await explain(
    {
      should: 'The client gets a 500, and the saw is not kept, as its entry in the ledger is not.',
      happened: `The client was told ${response.status}, and there are ${names.length} tools.`,
      why: 'All of a request’s changes are kept, or none is.',
      look: 'Look at `write`: it throws on. After an error, PostgreSQL makes a rollback of every commit, and only who throws on lets the client know.',
    },
    () => {
      expect(response.status).toBe(500);
      expect(names).toEqual([]);
    },
  );
});

/** An app whose every route breaks. */
async function shop() {
  const { createApp, ApiRouter, route } = await importRouterParts();
  const api = new ApiRouter({ prefix: '/shop' });
  const add = (path: string, handler: Handler) =>
    route(api, { method: 'get', path, summary: 'Breaks' }, handler);
  for (const [path, [, error]] of Object.entries(thrown))
    add(path, () => {
      throw error;
    });
  add('/half', ({ res }) => {
    res.write('{ "tools": [');
    throw new Error(`The ${marker} is stuck.`);
  });
  return serve(createApp([api]));
}

async function expectOpaque(response: ApiResponse, what: string) {
  const told = `${response.text} ${response.rawHeaders.flat().join(' ')}`;
  const isPage = response.text.startsWith('<!DOCTYPE');
  await explain(
    {
      should: `When a handler throws ${what}, the answer is 500 with a \`detail\`, and nothing of the error in it.`,
      happened: isPage
        ? `Express answered with its page: ${response.status}.`
        : !response.text.includes(marker) && told.includes(marker)
          ? 'A header of the answer comes from what was thrown.'
          : told.includes(marker)
            ? `The answer tells what was thrown: ${response.text}`
            : response.status === 500
              ? `The answer has another shape: ${response.text}`
              : `The error chose its own status: ${response.status} with ${response.text}`,
      why: 'What nobody foresaw can hold anything: passwords, addresses, the names of tables.',
      look: 'Look at what is answered when `answerTo` gives undefined: a constant, and nothing else. An unknown error may be a text, or null: ask it for nothing.',
    },
    () => {
      expect(isPage).toBe(false);
      expect(told).not.toContain(marker);
      expect(response.status).toBe(500);
      expect(response.json).toEqual({ detail: expect.any(String) });
    },
  );
}

async function expectLogged(log: Log, request: string, what: string, lost?: string) {
  const text = log.map(textOf).join('\n');
  const [method = '', path = ''] = request.split(' ');
  await explain(
    {
      should: `${request} ended with ${what}: the log has the error, the method and the path.`,
      happened:
        lost ??
        (log.length === 0
          ? 'Nothing was logged.'
          : !text.includes(marker)
            ? `What was logged does not hold the error: ${text.slice(0, 200)}`
            : `The error is in the log, and nobody can tell in which request it happened: ${text.slice(0, 120)}`),
      why: 'The client was told nothing. If the log knows nothing either, nobody ever will.',
      look: 'Look at `console.error`: it comes before `next(error)` and before the answer, and gets `req.method`, `req.path` and the error.',
    },
    () => {
      expect(text).toContain(marker);
      expect(text).toContain(method);
      expect(text).toContain(path);
    },
  );
}
