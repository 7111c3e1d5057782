import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  type ApiResponse,
  explain,
  importRouterParts,
  ledgerEntries,
  type Provider,
  serve,
  startApp,
  valueIn,
} from '#kit';

test('Each problem names its source', { meta: { id: 'source-named' } }, async () => {
  const api = await startApp();
  for (const [method, path, json, source, where] of [
    ['GET', '/tools/saw', undefined, 'params', ['id']],
    ['GET', '/workshops?Limit=5', undefined, 'query', []],
    ['GET', '/tools?limit=900', undefined, 'query', ['limit']],
    ['POST', '/tools', { name: 'Saw', dailyFee: -1 }, 'body', ['dailyFee']],
    ['POST', '/tools', [], 'body', []],
  ] as const) {
    const response = await api.request(method, path, json === undefined ? {} : { json });
    await expectProblems(response, [{ source, path: where }]);
  }
});

test('The problems of all parts come together, and undo the rest', {
  meta: { id: 'all-parts' },
}, async () => {
  const { createApp, ApiRouter, route, ledger } = await importRouterParts<{ ledger: Provider }>({
    'ledger.ts': ['ledger'],
  });
  const repairs = new ApiRouter({
    prefix: '/repairs',
    guards: [
      async (ctx: Ctx) => {
        await (await ctx.use(ledger)).write('Somebody knocked.');
      },
    ],
  });
  const id = z.object({ id: z.string().regex(/^\d+$/) });
  route(
    repairs,
    {
      method: 'patch',
      path: '/:id',
      summary: 'Change a repair',
      params: id,
      query: z.strictObject({ force: z.enum(['yes']).optional() }),
      body: z.strictObject({ parts: z.array(z.object({ name: z.string() })) }),
    },
    () => undefined,
  );
  const api = await serve(createApp([repairs]));
  const response = await api.patch('/repairs/saw?force=maybe', {
    json: { parts: [{ name: 'blade' }, { name: 7 }] },
  });
  await expectProblems(response, [
    { source: 'params', path: ['id'] },
    { source: 'query', path: ['force'] },
    { source: 'body', path: ['parts', 1, 'name'] },
  ]);
  const entries = await ledgerEntries();
  await explain(
    {
      should: 'A guard that wrote to the ledger before the request was found not to fit is undone.',
      happened: `The ledger has ${entries.length} entries.`,
      why: 'A refused request leaves nothing behind, wherever it was refused.',
      look: 'Look at where you throw: inside of the work that `run` is given, so that `close` hears of it.',
    },
    () => expect(entries).toHaveLength(0),
  );
  const fits = await api.patch('/repairs/7', { json: { parts: [] } });
  await explain(
    {
      should: 'A request that fits gets to the handler.',
      happened: fits.summary,
      why: 'Without a problem there is nothing to throw.',
      look: 'Look at the end of `parse`: it throws only when the list is not empty, and gives back the parsed parts.',
    },
    () => expect(fits.status).toBe(200),
  );
});

test('A ZodError of the app itself is no 422', { meta: { id: 'own-mistake' } }, async () => {
  const api = await startApp();
  const added = await api.post('/tools', { json: { name: 'Gold hammer', dailyFee: 1e308 } });
  await expectOwnMistake(added, 'the `weeklyFee` of the answer does not fit its model');
  const { createApp, ApiRouter, route } = await importRouterParts();
  const settings = new ApiRouter({ prefix: '/settings' });
  route(settings, { method: 'get', path: '/', summary: 'Show the settings' }, () =>
    z.object({ port: z.number() }).parse({ port: 'eighty' }),
  );
  const own = await serve(createApp([settings]));
  await expectOwnMistake(await own.get('/settings'), 'a handler parsed something of its own');
});

test('The document describes the source', { meta: { id: 'source-described' } }, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  const entry = valueIn(
    document,
    'components',
    'schemas',
    'Problems',
    'properties',
    'detail',
    'items',
  );
  const properties = valueIn(entry, 'properties');
  const sources = valueIn(properties, 'source', 'enum');
  const required = valueIn(entry, 'required');
  await explain(
    {
      should:
        'In Problems, each entry has source, path and message, and source is params, query or body.',
      happened:
        sources === undefined
          ? `An entry has ${Object.keys(Object(properties)).join(', ') || 'no keys'}; its source is described as ${JSON.stringify(valueIn(properties, 'source')) ?? 'nothing'}.`
          : `source is one of ${JSON.stringify(sources)}; required are ${JSON.stringify(required)}.`,
      why: 'A client that is generated from the document knows the keys that are written there, and their values.',
      look: 'Look at `Problems` in `models.ts`: a `z.enum` of the names in SOURCES.',
    },
    () => {
      expect(Object.keys(Object(properties)).toSorted()).toEqual(['message', 'path', 'source']);
      expect(Array.isArray(sources) ? sources.toSorted() : sources).toEqual([
        'body',
        'params',
        'query',
      ]);
      expect(required).toEqual(expect.arrayContaining(['source', 'path', 'message']));
    },
  );
});

interface Ctx {
  use<T>(provider: (ctx: never) => T): Promise<{ write(entry: string): Promise<void> }>;
}

type Place = { readonly source: string; readonly path: readonly (string | number)[] };

/** A 422 whose detail has these problems, with a message each and nothing else. */
async function expectProblems(response: ApiResponse, due: readonly Place[]) {
  const { method, path } = response.request;
  const detail = valueIn(response.json, 'detail');
  const entries: unknown[] = Array.isArray(detail) ? detail : [];
  const keys = [...new Set(entries.flatMap((entry) => Object.keys(Object(entry))))];
  const extra = keys.filter((name) => !['source', 'path', 'message'].includes(name));
  const sources = entries.map((entry) => valueIn(entry, 'source'));
  await explain(
    () => ({
      should: `${method} ${path} is answered with 422 and ${due.map((place) => `a problem in ${place.source} at ${JSON.stringify(place.path)}`).join(', ')}.`,
      ...whatIsWrong(),
    }),
    () => {
      expect(response.status).toBe(422);
      expect(detail).toEqual(due.map((place) => ({ ...place, message: expect.any(String) })));
    },
  );

  function whatIsWrong() {
    const look =
      'Look at `parse` in `route.ts`: what is pushed for each issue, and what is thrown at the end.';
    const why =
      'A client shows a problem where it belongs: the part of the request, and the place in it.';
    if (response.status !== 422)
      return {
        happened: `The request was not refused as the client’s: ${response.status} ${response.headers.get('content-type') ?? ''}`,
        why,
        look: 'Look at both ends: `parse` throws a RequestProblem, `answerTo` has an answer for it.',
      };
    if (extra.length > 0)
      return {
        happened: `The entries tell more than that: ${extra.join(', ')}.`,
        why: 'The issues of Zod hold patterns and codes, which are the inside of the app. What went out once, clients rely on.',
        look: 'Look at what you copy: three keys, by name. A spread copies everything.',
      };
    if (entries.length < due.length)
      return {
        happened: `${entries.length} of ${due.length} problems are listed: ${response.summary}`,
        why: 'Whoever repairs one problem, only to be told of the next, loses patience.',
        look: 'Look at where you throw: after the loop over all sources, not within it.',
      };
    if (sources.every((source) => source === undefined))
      return { happened: `No entry says in which part it is: ${response.summary}`, why, look };
    return { happened: `The source or the path is another: ${response.summary}`, why, look };
  }
}

async function expectOwnMistake(response: ApiResponse, what: string) {
  await explain(
    {
      should: `${response.request.method} ${response.request.path} is answered with 500, since ${what}.`,
      happened:
        response.status === 422
          ? `The client was blamed for what it never sent: ${response.summary}`
          : response.summary,
      why: 'A client that is told 422 looks for a mistake in its request, where there is none, and nobody looks at the app.',
      look: 'Look at `answerTo`: which class is the client’s? `route` throws a RequestProblem for requests, and nobody else does.',
    },
    () => expect(response.status).toBe(500),
  );
}
