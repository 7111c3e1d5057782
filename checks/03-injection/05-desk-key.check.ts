// Long, since each way in which a guard lets the wrong one pass, or the right one wait, has a reason of its own.
import express from 'express';
import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  type Api,
  type ApiResponse,
  brokenOr,
  type Context,
  componentOf,
  documentProblems,
  explain,
  importFiles,
  operationsOf,
  type Route,
  serve,
  startApp,
  ticks,
  toolNames,
  valueIn,
} from '#kit';

type RefusedClass = new (status: number, message: string) => Error;

const ownKey = 'behind-the-rain-barrel';

test('Who has the key of the desk may remove a tool', { meta: { id: 'key-opens' } }, async () => {
  for (const [key, env] of [
    ['under-the-flowerpot', { DESK_KEY: undefined }],
    [ownKey, { DESK_KEY: ownKey }],
  ] as const) {
    const api = await startApp({ env });
    const id = await addVice(api);
    for (const name of ['X-Desk-Key', 'x-desk-key', 'X-DESK-KEY']) {
      const response = await api.delete('/tools/4711', {
        headers: { [name]: key },
        timeout: 4_000,
      });
      await explain(
        () => ({
          should: `DELETE /tools/4711 with ${name}: ${key} gets past the guard, and is answered with 404.`,
          ...refusedThough(response, env.DESK_KEY),
        }),
        () => expect(response.status).toBe(404),
      );
    }
    const removed = await api.delete(`/tools/${id}`, {
      headers: { 'X-Desk-Key': key },
      timeout: 4_000,
    });
    await explain(
      {
        should: `DELETE /tools/${id} with X-Desk-Key: ${key} is answered with 204, and the vice is gone.`,
        happened: removed.summary,
        why: 'A guard that lets nobody pass is a wall.',
        look: brokenOr(
          removed,
          'Look at what `deskKey` does when the key is the right one: nothing.',
        ),
      },
      async () => {
        expect(removed.status).toBe(204);
        expect(await toolNames()).toEqual([]);
      },
    );
  }
});

test('Nobody else may', { meta: { id: 'no-key-no-entry' } }, async () => {
  const api = await startApp({ env: { DESK_KEY: ownKey } });
  await addVice(api);
  for (const [what, headers] of [
    ['no key', {}],
    ['a wrong key', { 'X-Desk-Key': 'under-the-flowerpot' }],
    ['an empty key', { 'X-Desk-Key': '' }],
    ['the beginning of the key', { 'X-Desk-Key': 'behind' }],
    ['the key and more', { 'X-Desk-Key': `${ownKey}!` }],
    ['the key in another header', { 'X-Key': ownKey }],
    ['the key of another volunteer', { 'X-Desk-Key': 'undefined' }],
  ] as const) {
    const response = await api.delete('/tools/1', { headers, timeout: 4_000 });
    const names = await toolNames();
    await explain(
      () => ({
        should: `DELETE /tools/1 with ${what} is answered with 401 and a \`detail\` in words, and the vice stays.`,
        ...wrongRefusal(response, names, what),
      }),
      () => {
        expect(response.status).toBe(401);
        expect(valueIn(response.json, 'detail')).toEqual(expect.any(String));
        expect(response.text).not.toContain(ownKey);
        expect(names).toEqual(['Vice']);
      },
    );
  }
});

test('The guard comes first', { meta: { id: 'guard-first' } }, async () => {
  const { route, Refused } = await importFiles<{ route: Route; Refused: RefusedClass }>({
    'route.ts': ['route'],
    'refuse.ts': ['Refused'],
  });
  const app = express();
  const log: string[] = [];
  const guard = (name: string) => async (ctx: Context) => {
    await ticks(5);
    log.push(name);
    if (ctx.req.get('X-Stop') === name) throw new Refused(403, `${name} said no.`);
  };
  route(
    app,
    {
      method: 'get',
      path: '/vault/:id',
      summary: 'A try',
      guards: [guard('porter'), guard('keeper')],
      params: z.object({ id: z.string().regex(/^\d+$/, 'No number') }),
      response: z.unknown(),
    },
    () => {
      log.push('handler');
      return { open: true };
    },
  );
  const api = await serve(app);
  for (const [path, stop, status, due] of [
    ['/vault/7', undefined, 200, ['porter', 'keeper', 'handler']],
    ['/vault/7', 'porter', 403, ['porter']],
    ['/vault/seven', 'keeper', 403, ['porter', 'keeper']],
    ['/vault/seven', undefined, 422, ['porter', 'keeper']],
  ] as const) {
    log.length = 0;
    const response = await api.get(path, { headers: stop ? { 'X-Stop': stop } : {} });
    await ticks(15);
    await explain(
      {
        should: `GET ${path}, ${stop ? `where the guard "${stop}" refuses with 403` : 'where no guard refuses'}: ${status}, after ${due.join(', ')}.`,
        happened:
          response.status === 422 && status === 403
            ? 'The path was judged before the guards were asked.'
            : log.includes('handler') && log.at(-1) !== 'handler'
              ? `The handler did not wait for the guards: ${log.join(', ')}.`
              : `${response.summary}, after ${log.join(', ') || 'nobody'}.`,
        why: 'Who may not come in learns nothing about what is inside, not even which ids there could be.',
        look: 'Look at `route`: within `run`, and before `parse`, `ctx.use` is awaited for each of `contract.guards`, one after the other.',
      },
      () => {
        expect(response.status).toBe(status);
        expect(log).toEqual(due);
        if (status === 403) expect(response.json).toEqual({ detail: `${stop} said no.` });
      },
    );
  }
});

test('Who is refused leaves nothing behind', { meta: { id: 'refusal-rolls-back' } }, async () => {
  const { route, Refused } = await importFiles<{ route: Route; Refused: RefusedClass }>({
    'route.ts': ['route'],
    'refuse.ts': ['Refused'],
  });
  const app = express();
  app.set('env', 'test'); // Keeps Express from printing the error that is thrown on purpose.
  const ends: string[] = [];
  for (const [path, thrown] of [
    ['/refused', new Refused(409, 'The crate is full.')],
    ['/broken', new Error('The bottom fell out of the crate.')],
  ] as const) {
    route(
      app,
      { method: 'get', path, summary: 'A try', response: z.unknown() },
      async ({ ctx }) => {
        await ctx.use(async function* () {
          try {
            yield 'crate';
            ends.push('kept');
          } catch (error) {
            ends.push('rolled back');
            throw error;
          }
        });
        throw thrown;
      },
    );
  }
  const api = await serve(app);
  for (const [path, status] of [
    ['/refused', 409],
    ['/broken', 500],
  ] as const) {
    ends.length = 0;
    const response = await api.get(path);
    await explain(
      {
        should: `A handler throws ${status === 409 ? '`new Refused(409, …)`' : 'an error that is no Refused'}: the answer is ${status}, and what was in use is rolled back.`,
        happened: `${response.summary}. The crate was ${ends.join(', ') || 'left open'}.`,
        why:
          status === 409
            ? 'A refusal is the end of the request, and a request that ends early has not done its work.'
            : 'An error that nobody foresaw is a 500. What it says is for the log.',
        look: 'Look at `route`, after `run`: a `Refused` becomes an answer with its status and message, everything else is thrown on.',
      },
      () => {
        expect(response.status).toBe(status);
        expect(ends).toEqual(['rolled back']);
        if (status === 409) expect(response.json).toEqual({ detail: 'The crate is full.' });
      },
    );
  }
});

test('The document says who is refused', { meta: { id: 'refusal-described' } }, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  for (const { method, path, value } of operationsOf(document)) {
    const due = (method === 'DELETE' && path === '/tools/{id}') || path === '/sign-in';
    const answer = valueIn(value, 'responses', '401');
    await explain(
      {
        should: due
          ? `For ${method} ${path}, the document describes 401 with a Refusal, and still its other answers.`
          : `For ${method} ${path}, which has no guard, the document describes no 401.`,
        happened: `It describes ${Object.keys(valueIn(value, 'responses') ?? {}).join(', ')}.`,
        why: 'A client prepares for what the document names.',
        look: 'Look at `refusals` in the contract of DELETE /tools/:id: an entry for 401 beside the one for 404.',
      },
      () => {
        expect(answer !== undefined).toBe(due);
        if (due) {
          expect(componentOf(valueIn(answer, 'content', 'application/json', 'schema'))).toBe(
            'Refusal',
          );
        }
        if (method === 'DELETE') expect(valueIn(value, 'responses', '404')).toBeDefined();
        expect(documentProblems(document)).toEqual([]);
      },
    );
  }
});

async function addVice(api: Api): Promise<number> {
  const added = await api.post('/tools', { json: { name: 'Vice', dailyFee: 1 }, timeout: 4_000 });
  await explain(
    {
      should: 'POST /tools needs no key, and is answered with 201.',
      happened: added.summary,
      why: 'Everybody may bring a tool.',
      look: 'Look at which contracts have `guards`: the one of DELETE /tools/:id.',
    },
    () => expect(added.status).toBe(201),
  );
  return (added.json as { id: number }).id;
}

function refusedThough(response: ApiResponse, variable: string | undefined) {
  if (response.status === 401) {
    return {
      happened:
        variable === undefined
          ? `The right key was refused: ${response.summary}`
          : `The key in the environment variable DESK_KEY was refused: ${response.summary}`,
      why:
        variable === undefined
          ? 'Node writes the names of all headers in lower case, however they were sent. A schema with capitals finds nothing.'
          : 'The key in the code is for trying things out. A real one is given to the server when it starts.',
      look:
        variable === undefined
          ? 'Look at the name in your schema, or in `req.headers[…]`: "x-desk-key".'
          : "Look at what you compare with: `process.env.DESK_KEY ?? 'under-the-flowerpot'`.",
    };
  }
  return {
    happened: response.summary,
    why: 'A guard that has let somebody pass is not heard of again.',
    look: brokenOr(response, 'Look at what `deskKey` does when the key is the right one: nothing.'),
  };
}

function wrongRefusal(response: ApiResponse, names: readonly string[], what: string) {
  if (response.text.includes(ownKey)) {
    return {
      happened: `The answer tells everybody the key: ${response.summary}`,
      why: 'Whoever does not have the key should not get it with the refusal.',
      look: 'Look at the message of the error: it names the header, and not what belongs into it.',
    };
  }
  if (response.status < 300 || names.length === 0) {
    return {
      happened: `With ${what}, the tool was removed: ${response.summary}`,
      why: 'Everybody who finds the address can empty the shed.',
      look: 'Look at `guards` in the contract, at `route`, which has to ask them, and at how `deskKey` compares.',
    };
  }
  if (response.status === 400 || response.status === 422 || response.status === 403) {
    return {
      happened: `The answer was ${response.status}: ${response.summary}`,
      why:
        response.status === 403
          ? '403 says "I know who you are, and you may not". Nobody knows here who it is.'
          : `${response.status} says that the request is badly written. It is well written; the key is missing, and 401 says that.`,
      look: 'Look at the status in `new Refused(…)`, thrown by `deskKey`.',
    };
  }
  if (response.status === 500) {
    return {
      happened: `The refusal became a 500: ${response.summary}`,
      why: 'To the client, the server has broken down. It has done its work.',
      look: 'Look at `route`, after `run`: an error that is a `Refused` is answered with its status and its message. And at `deskKey`: a header that was not sent is undefined.',
    };
  }
  return {
    happened: response.summary,
    why: 'A refusal says in words what is missing.',
    look: 'Look at how a `Refused` is answered: its status, and `{ detail: error.message }`.',
  };
}
