// Long, since each parameter that is refused has its own reason, and a step has one check file.
import { expect, test } from 'vitest';
import { type ApiResponse, documentProblems, explain, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

test('GET /tools/:id refuses an id that is no whole number from 1 on', {
  meta: { id: 'id-refused' },
}, async () => {
  const api = await startApp();
  await addTools(api, 3);
  for (const id of ['1', '2', '3']) {
    const response = await api.get(`/tools/${id}`);
    await explain(
      {
        should: `GET /tools/${id} is answered with 200 and the tool.`,
        happened: response.summary,
        why: 'A path is text, and ids are numbers: somebody has to make the one of the other.',
        look: broken(response, 'Look at IdPath: what it gives back for "2" is the number 2.'),
      },
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toMatchObject({ id: Number(id) });
      },
    );
  }
  for (const id of ['drill', '0', '-1', '1.5', '%20']) {
    const response = await api.get(`/tools/${id}`);
    await explain(
      {
        should: `GET /tools/${id} is answered with 422, and a problem with the path ["id"].`,
        happened: response.summary,
        why: 'No tool can have such an id. 404 would send the client looking for a tool; the mistake is in the address.',
        look: broken(
          response,
          'Look at IdPath: text made of digits, then a whole number, at least 1.',
        ),
      },
      () => {
        expect(response.status).toBe(422);
        expect(pathsIn(response)).toContain('["id"]');
      },
    );
  }
  const missing = await api.get('/tools/99');
  await explain(
    {
      should: 'GET /tools/99 is answered with 404: the id is fine, the tool is not there.',
      happened: missing.summary,
      why: '422 says that the address can never work, 404 that there is nothing today.',
      look: 'Look at the handler, after the path was parsed.',
    },
    () => expect(missing.status).toBe(404),
  );
});

test('GET /tools gives as many tools as were asked for', {
  meta: { id: 'limit-works' },
}, async () => {
  const api = await startApp();
  await addTools(api, 25);
  for (const [query, count] of [
    ['?limit=2', 2],
    ['?limit=1', 1],
    ['?limit=100', 25],
    ['', 20],
  ] as const) {
    const response = await api.get(`/tools${query}`);
    const found = Array.isArray(response.json) ? response.json.length : undefined;
    const asked = query === '' ? 'without a limit' : `with \`${query}\``;
    await explain(
      () => ({
        should: `With 25 tools in the shed, GET /tools ${asked} is answered with 200 and the first ${count}.`,
        happened: found === undefined ? response.summary : `It answered ${found} tools.`,
        why:
          query === ''
            ? 'Most clients send no limit. None of them should get nothing, or everything there is.'
            : 'Whoever asks for two should not have to throw the rest away.',
        look: broken(
          response,
          query === ''
            ? 'Look at `limit` in ListQuery: what does it give when nothing was sent? And look at what the handler uses: the parsed copy, not `req.query`.'
            : 'Look at GET /tools: parse `req.query` with ListQuery, and use the `limit` of what comes back.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(found).toBe(count);
      },
    );
  }
});

test('GET /tools refuses a limit that makes no sense', {
  meta: { id: 'limit-refused' },
}, async () => {
  const api = await startApp();
  await addTools(api, 2);
  for (const [query, why, look] of [
    [
      'limit=',
      'An empty field of a form is sent like this. Nobody asked for 0 tools, and an empty list reads as "there are none".',
      'Look at how `limit` becomes a number: `Number("")` and `z.coerce.number()` both make 0 of an empty text. Ask for digits first.',
    ],
    ['limit=0', 'A page of no tools is no page.', 'Look at `limit`: the smallest value is 1.'],
    ['limit=many', 'It is no number.', 'Look at GET /tools: ask ListQuery about `req.query`.'],
    ['limit=2.5', 'Half a tool cannot be listed.', 'Look at `limit`: it is a whole number.'],
    [
      'limit=101',
      'Without an upper bound, one request can ask for everything, again and again. Told so, the client can ask twice.',
      'Look at `limit`: the largest value is 100, and a larger one is refused instead of cut.',
    ],
    [
      'limt=5',
      'A misspelt parameter that passes in silence is found weeks later, if ever.',
      'Look at ListQuery, the whole object: is it as strict as a body?',
    ],
  ] as const) {
    const response = await api.get(`/tools?${query}`);
    const key = query === 'limt=5' ? '[]' : '["limit"]';
    const found = Array.isArray(response.json) ? response.json.length : undefined;
    await explain(
      () => ({
        should: `GET /tools?${query} is answered with 422, and a problem with the path ${key}.`,
        happened:
          query === 'limit=' && found === 0
            ? 'An empty limit became 0: the answer was 200 and an empty list.'
            : found !== undefined
              ? `\`${query}\` passed in silence: the answer was 200 and a list of ${found}.`
              : response.summary,
        why,
        look: broken(response, look),
      }),
      () => {
        expect(response.status).toBe(422);
        expect(pathsIn(response)).toContain(key);
      },
    );
  }
});

test('The document describes the id as a required whole number', {
  meta: { id: 'id-described' },
}, async () => {
  const api = await startApp();
  const id = await parameter(api, '/tools/{id}', 'id');
  const type = valueIn(id, 'schema', 'type');
  await explain(
    () => ({
      should:
        'For GET /tools/{id}, the document has a path parameter `id`: required, an integer, at least 1.',
      happened:
        valueIn(id, 'required') !== true
          ? `It says that the id is optional: ${JSON.stringify(id)}.`
          : type === 'string'
            ? `It describes the text before it was parsed: ${JSON.stringify(id)}.`
            : `It has ${JSON.stringify(id)}.`,
      why:
        valueIn(id, 'required') !== true
          ? 'A path without its id is another path. A document that calls a part of the path optional is invalid, and generators stop at it.'
          : 'A client is told what to send: here a whole number from 1 on.',
      look:
        valueIn(id, 'required') !== true
          ? 'Look at IdPath: `z.coerce.number()` takes `null` for 0, and the generator concludes that it may be absent. Digits does not.'
          : 'Look at `id` in IdPath: what a chain of `transform` and `pipe` comes to, the generator cannot see. `.meta({ type: ..., minimum: ... })` at its end says it.',
    }),
    () => {
      expect(id).toMatchObject({ in: 'path', required: true, schema: { type: 'integer' } });
      expect(smallest(id)).toBe(1);
    },
  );
});

test('The document describes the limit', { meta: { id: 'limit-described' } }, async () => {
  const api = await startApp();
  const limit = await parameter(api, '/tools', 'limit');
  await explain(
    () => ({
      should:
        'For GET /tools, the document has a query parameter `limit`: optional, an integer from 1 to 100, with the default 20.',
      happened:
        limit === undefined
          ? 'It has no parameter `limit`.'
          : valueIn(limit, 'in') !== 'query'
            ? `It has the limit in another place: ${JSON.stringify(limit)}.`
            : `It has ${JSON.stringify(limit)}.`,
      why: 'What the document does not name, nobody uses, and what it names wrongly is answered with 422.',
      look:
        limit === undefined
          ? 'Look at `registerPath` for GET /tools in `openapi.ts`: `request` takes a `query` beside `params`.'
          : valueIn(limit, 'in') !== 'query'
            ? 'Look at `request` of GET /tools in `openapi.ts`: `params` are the names in the path, `query` is what follows the question mark.'
            : 'Look at `.meta()` at the end of `limit`: once it names a `type`, everything else that the document shall show stands there, too.',
    }),
    () => {
      expect(limit).toMatchObject({
        in: 'query',
        required: false,
        schema: { type: 'integer', maximum: 100, default: 20 },
      });
      expect(smallest(limit)).toBe(1);
    },
  );
  const problems = documentProblems((await api.get('/openapi.json')).json);
  await explain(
    {
      should: 'The document is a valid OpenAPI 3.1 document.',
      happened: `These things are wrong in it: ${problems.join(' ')}`,
      why: 'A client generator stops at the first thing that is wrong.',
      look: 'Look at `request` of both routes in `openapi.ts`: `params` are the names in the path, `query` is what follows the question mark.',
    },
    () => expect(problems).toEqual([]),
  );
});

/** One parameter, as the document describes it for GET. */
async function parameter(api: Api, path: string, name: string): Promise<unknown> {
  const response = await api.get('/openapi.json');
  await explain(
    {
      should: 'GET /openapi.json is answered with 200 and the document.',
      happened: response.summary,
      why: 'Whoever writes a client asks for the document first.',
      look: 'Look at the console: what did the generator throw?',
    },
    () => expect(response.status).toBe(200),
  );
  const parameters = valueIn(response.json, 'paths', path, 'get', 'parameters');
  return Object.values(parameters ?? {}).find((each) => valueIn(each, 'name') === name);
}

/** The smallest whole number that a parameter's schema allows: `minimum: 1` and `exclusiveMinimum: 0` say the same. */
function smallest(parameter: unknown): unknown {
  const above = valueIn(parameter, 'schema', 'exclusiveMinimum');
  return typeof above === 'number' ? above + 1 : valueIn(parameter, 'schema', 'minimum');
}

async function addTools(api: Api, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) {
    const response = await api.post('/tools', { json: { name: `Drill ${number}`, dailyFee: 3 } });
    await explain(
      {
        should: 'POST /tools adds a tool, as before, and answers 201.',
        happened: response.summary,
        why: 'The other checks need tools to list.',
        look: 'Look at what you changed in POST /tools: this step needs no change there.',
      },
      () => expect(response.status).toBe(201),
    );
  }
}

/** The paths of the problems that an answer lists, as JSON. */
function pathsIn(response: ApiResponse): string[] {
  return Object.values(valueIn(response.json, 'detail') ?? {}).map(
    (each) => JSON.stringify(valueIn(each, 'path')) ?? '',
  );
}

/** Where to look: a server that broke comes first, whatever the check was about. */
function broken(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500) return otherwise;
  return response.text.includes('only a getter')
    ? 'Look for `req.query = ...`: Express computes `req.query` anew each time it is read, and nothing can be assigned to it. Keep what you parsed in a variable of your own.'
    : 'A 500 means that the handler threw. `parse` throws when something does not fit; `safeParse` hands you the result instead. The console shows what was thrown.';
}
