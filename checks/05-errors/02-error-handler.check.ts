import { expect, test } from 'vitest';
import {
  type Api,
  type ApiResponse,
  explain,
  type Handler,
  importRouterParts,
  ledgerEntries,
  NoAnswer,
  serve,
  startApp,
} from '#kit';

const saw = { name: 'Saw', dailyFee: 7.5 };
const ada = { name: 'Ada', email: 'ada@toolshed.example', password: 'twelve or more' };

test('What a route throws is answered as JSON', { meta: { id: 'known-errors' } }, async () => {
  const api = await startApp();
  await api.post('/tools', { json: saw });
  const text = { body: 'a saw', headers: { 'content-type': 'text/plain' } };
  for (const [method, path, options, status] of [
    ['GET', '/tools/9', {}, 404],
    ['PATCH', '/workshops/4', { json: {} }, 404],
    ['POST', '/tools/1/loans', { json: { memberId: 5 } }, 404],
    ['GET', '/desk/ledger', {}, 401],
    ['GET', '/members/me', {}, 401],
    ['POST', '/tools', text, 415],
  ] as const) {
    const response = await api.request(method, path, options);
    await expectTold(response, status);
    const scheme = response.headers.get('www-authenticate');
    await explain(
      {
        should: `The answer ${status} has ${status === 401 ? 'the header WWW-Authenticate: APIKey' : 'no WWW-Authenticate'}.`,
        happened: `It has ${scheme === null ? 'none: the headers of the error are lost' : `WWW-Authenticate: ${scheme}`}.`,
        why: 'The headers of an HttpError are a part of the answer.',
        look: 'Look at `answerError`: status, headers and words all come from the error.',
      },
      () => expect(scheme).toBe(status === 401 ? 'APIKey' : null),
    );
  }
});

test('Unknown paths and methods take the same way', { meta: { id: 'unknown-path' } }, async () => {
  const api = await startApp();
  for (const [method, path, status, allow] of [
    ['GET', '/cellar', 404, null],
    ['POST', '/tools/1/polish', 404, null],
    ['PUT', '/tools', 405, ['GET', 'HEAD', 'POST']],
    ['PATCH', '/sign-in', 405, ['POST']],
  ] as const) {
    const response = await api.request(method, path);
    const behind = (await api.get('/tools/9')).json !== undefined;
    await expectTold(response, status, behind);
    const sent = response.headers.get('allow');
    await explain(
      {
        should: `The ${status} for ${method} ${path} has ${allow === null ? 'no Allow' : `Allow: ${allow.join(', ')}`}.`,
        happened: `It has ${sent === null ? 'no Allow' : `Allow: ${sent}`}.`,
        why: 'A 405 tells which methods the path takes.',
        look: 'Look at `answerError`: `known.headers` holds what `method-not-allowed.ts` has put in.',
      },
      () => expect(sent?.split(', ').toSorted() ?? null).toEqual(allow),
    );
  }
});

test('A broken rule of the shed is 409, and undone', { meta: { id: 'shed-fault' } }, async () => {
  const api = await startApp();
  await api.post('/tools', { json: saw });
  await api.post('/members', { json: ada });
  await api.post('/tools/1/loans', { json: { memberId: 1 } });
  await expectFault(await api.post('/members', { json: { ...ada, name: 'Eve' } }), 'e-mail');
  await expectFault(await api.post('/tools/1/loans', { json: { memberId: 1 } }), 'out');
  await api.post('/tools/1/loans/1/return');
  await expectFault(await api.post('/tools/1/loans/1/return'), 'back');
  await takeSeats(api);
  const entries = await ledgerEntries();
  await explain(
    {
      should: 'The ledger has the saw, Ada and the one return, and nothing of what was refused.',
      happened: entries.join(' '),
      why: 'Whoever reads the ledger believes it. A refused request must leave nothing behind.',
      look: 'Look at who catches the fault: it has to pass through `ctx.close` in `route` on its way, as a throw.',
    },
    () =>
      expect(entries).toEqual([
        'Saw came to the shed.',
        'Ada became a member.',
        'Loan 1 came back.',
      ]),
  );
  const { throwing, ShedFault } = await shop();
  const shopApi = await throwing(() => {
    throw new ShedFault('The glue is not dry.');
  });
  await expectFault(await shopApi.get('/shop'), 'The glue is not dry.');
});

test('Anything else is handed on', { meta: { id: 'rest-handed-on' } }, async () => {
  const { throwing, HttpError } = await shop();
  const unknown = await throwing(() => {
    throw new TypeError('saw is not a function');
  });
  let response: ApiResponse | undefined;
  let silence: unknown;
  try {
    response = await unknown.get('/shop');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    silence = error;
  }
  await explain(
    {
      should: 'A TypeError of a handler is handed on, and Express answers it with 500.',
      happened:
        response === undefined
          ? `Nobody answered: ${silence instanceof Error ? silence.message : ''}`
          : response.status === 404
            ? 'The error was dropped, and the chain went on as if there had been none: 404.'
            : response.summary,
      why: 'A request without an answer keeps its client waiting, and one with the wrong answer misleads it.',
      look: 'Look at what `answerError` does with an error that is neither class: `next(error)`, with the error in it.',
    },
    () => expect(response?.status).toBe(500),
  );

  const late = await throwing(({ res }) => {
    res.write('{ "tools": [');
    throw new HttpError(404, 'Too late for that.');
  });
  let ending = 'a whole answer';
  let isWaiting = false;
  try {
    await late.get('/shop');
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    ending = error.message;
    isWaiting = error.code === 'TIMEOUT';
  }
  await explain(
    {
      should: 'An error that comes when half of the answer is sent breaks the connection.',
      happened: isWaiting
        ? `The client was left with half an answer, waiting for the rest: ${ending}`
        : `The client got ${ending}.`,
      why: 'The status has gone out as 200. Only a broken connection still tells the client that something is wrong.',
      look: 'Look at `res.headersSent` at the beginning of `answerError`: when it is true, `next(error)` lets Express break the connection.',
    },
    () => {
      expect(ending).not.toBe('a whole answer');
      expect(isWaiting).toBe(false);
    },
  );
});

/** A `detail` in words and nothing else, as JSON, with this status. */
async function expectTold(response: ApiResponse, status: number, isBehind = false) {
  const { method, path } = response.request;
  const isPage = response.text.startsWith('<!DOCTYPE');
  await explain(
    {
      should: `${method} ${path} is answered with ${status} and a JSON object that has a \`detail\`.`,
      happened: isPage
        ? isBehind
          ? `The errors of routes are answered in JSON, and this one, which is thrown further down, with a page: ${response.status}.`
          : `Express answered by itself, with a page: ${response.status}. Nobody else took the error.`
        : response.summary,
      why: 'Programs read JSON. The page shows the lines of your code to everybody.',
      look: isPage
        ? 'Look at whether `answerError` is called at all: Express counts its parameters, and only asks what stands after the place of the error. `app.use(answerError)` belongs at the very end.'
        : 'Look at the last line of `answerError`: status, headers and words of the error.',
    },
    () => {
      expect(isPage).toBe(false);
      expect(response.status).toBe(status);
      expect(response.json).toEqual({ detail: expect.any(String) });
    },
  );
}

async function expectFault(response: ApiResponse, words: string) {
  const { method, path } = response.request;
  await explain(
    {
      should: `${method} ${path} breaks a rule of the shed: 409, with a \`detail\` that says "${words}".`,
      happened:
        response.status === 409
          ? `409 was answered, but not in these words: ${response.summary}`
          : response.status === 500
            ? `The fault was taken for a crash: ${response.status} ${response.headers.get('content-type') ?? ''}`
            : `The fault has another status: ${response.summary}`,
      why: '409 tells the client that its request was fine, and that the state of the shed forbids it.',
      look: 'Look at `answerError`: what does it do with a ShedFault? It has a message, and no status of its own.',
    },
    () => {
      expect(response.status).toBe(409);
      expect(response.json).toEqual({ detail: expect.stringContaining(words) });
    },
  );
}

/** Ada takes the only seat of a workshop, twice; then Bob wants it. */
async function takeSeats(api: Api) {
  await api.post('/workshops', {
    json: { title: 'Knots', seats: 1, hostEmail: 'lin@toolshed.example' },
  });
  const as = (id: number) => ({ headers: { 'X-Member-Id': String(id) } });
  await api.post('/workshops/1/seats', as(1));
  await expectFault(await api.post('/workshops/1/seats', as(1)), 'has a seat');
}

interface Errors {
  HttpError: new (status: number, detail: string, headers?: Record<string, string>) => Error;
  ShedFault: new (message: string) => Error;
}

/** Makes apps with one route, `GET /shop`. */
async function shop() {
  const { createApp, ApiRouter, route, HttpError, ShedFault } = await importRouterParts<Errors>({
    'errors.ts': ['HttpError', 'ShedFault'],
  });
  const throwing = (handler: Handler) => {
    const api = new ApiRouter({ prefix: '/shop' });
    route(api, { method: 'get', path: '/', summary: 'Look into the shop' }, handler);
    return serve(createApp([api]));
  };
  return { throwing, HttpError, ShedFault };
}
