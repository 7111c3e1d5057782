// Long, since a challenge has one check for each of six user stories and a step has one check file, which the sandbox,
// the fork and Vitest read as it is.
import { expect, test } from 'vitest';
import {
  type ApiResponse,
  componentOf,
  documentProblems,
  explain,
  operationsOf,
  startApp,
  valueIn,
} from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

const welding = { title: 'Welding', seats: 5, fee: 30, hostEmail: 'Lin@Example.org' };
const knots = { title: 'Knots', seats: 40, hostEmail: 'grace@toolshed.example' };
const shownWelding = { title: 'Welding', seats: 5, fee: 30 };
const shownKnots = { title: 'Knots', seats: 40, fee: null };

/** What each route has to answer, and so has to describe. */
const answers = {
  'GET /workshops': ['200', '422'],
  'POST /workshops': ['201', '415', '422'],
  'POST /workshops/search': ['200', '415', '422'],
  'GET /workshops/{id}': ['200', '404', '422'],
  'PATCH /workshops/{id}': ['200', '404', '415', '422'],
  'DELETE /workshops/{id}': ['204', '404', '422'],
};

test('The document describes the six routes of workshops', {
  meta: { id: 'workshops-described' },
}, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  const operations = new Map(
    operationsOf(document).map(({ method, path, value }) => [`${method} ${path}`, value]),
  );
  for (const [name, expected] of Object.entries(answers)) {
    const operation = operations.get(name);
    const statuses = Object.keys(valueIn(operation, 'responses') ?? {});
    const tags = valueIn(operation, 'tags');
    await explain(
      () => ({
        should: `The document describes ${name}, with the tag "workshops" and the answers ${expected.join(', ')}.`,
        happened:
          operation === undefined
            ? `It does not describe ${name}.`
            : JSON.stringify(tags) !== '["workshops"]'
              ? `${name} has ${tags === undefined ? 'no tags' : `the tags ${JSON.stringify(tags)}`}.`
              : `${name} has the answers ${statuses.join(', ')}.`,
        why: 'A client is made from these lines.',
        look: 'Look at the contract of this route: its method and path, `tags`, `status`, `refusals`. A route that is mounted with `app.get` and the like has none.',
      }),
      () => {
        expect(operation).toBeDefined();
        expect(tags).toEqual(['workshops']);
        expect(statuses.toSorted()).toEqual(expected);
      },
    );
  }
  const groups = Object.values(valueIn(document, 'tags') ?? {});
  await explain(
    {
      should:
        'The document lists tools, members and workshops, in this order, each with a description.',
      happened: `It lists ${groups.map((group) => valueIn(group, 'name')).join(', ')}.`,
      why: 'The groups of the page follow this list.',
      look: 'Look at `describeApi`.',
    },
    () =>
      expect(groups).toMatchObject(
        ['tools', 'members', 'workshops'].map((name) => ({
          name,
          description: expect.stringMatching(/\S/),
        })),
      ),
  );
  const problems = documentProblems(document);
  await explain(
    {
      should: 'The document is a valid OpenAPI 3.1 document.',
      happened: `These things are wrong in it: ${problems.join(' ')}`,
      why: 'A client generator stops at the first thing that is wrong.',
      look: 'Look at what is named there.',
    },
    () => expect(problems).toEqual([]),
  );
});

test('The document names the models and the parameters of workshops', {
  meta: { id: 'workshop-models' },
}, async () => {
  const api = await startApp();
  const paths = valueIn((await api.get('/openapi.json')).json, 'paths');
  const body = ['requestBody', 'content', 'application/json', 'schema'];
  const answer = (status: string) => ['responses', status, 'content', 'application/json', 'schema'];
  for (const [name, keys, model] of [
    ['POST /workshops', ['/workshops', 'post', ...body], 'WorkshopIn'],
    ['POST /workshops', ['/workshops', 'post', ...answer('201')], 'WorkshopPublic'],
    ['GET /workshops', ['/workshops', 'get', ...answer('200'), 'items'], 'WorkshopPublic'],
    ['POST /workshops/search', ['/workshops/search', 'post', ...body], 'HostSearch'],
    ['GET /workshops/{id}', ['/workshops/{id}', 'get', ...answer('200')], 'WorkshopPublic'],
    ['PATCH /workshops/{id}', ['/workshops/{id}', 'patch', ...body], 'WorkshopUpdate'],
  ] as const) {
    const found = componentOf(valueIn(paths, ...keys));
    await explain(
      {
        should: `For ${name}, ${keys.includes('requestBody') ? 'the body' : 'the answer'} refers to ${model}.`,
        happened: `It refers to ${found ?? 'no model'}.`,
        why: 'With a model by name, a client has one type for a workshop, and not one per route.',
        look: 'Look at `body` and `response` of the contract: the models of `models.ts` themselves.',
      },
      () => expect(found).toBe(model),
    );
  }
  const parameters = Object.values(valueIn(paths, '/workshops', 'get', 'parameters') ?? {});
  await explain(
    {
      should:
        'GET /workshops has two parameters in its query, `limit` and `free`, and none is required.',
      happened: `It has ${JSON.stringify(parameters)}.`,
      why: 'What the document does not name, nobody uses.',
      look: 'Look at `query` of the contract.',
    },
    () => {
      expect(parameters.map((each) => valueIn(each, 'name')).toSorted()).toEqual(['free', 'limit']);
      for (const each of parameters) expect(each).toMatchObject({ in: 'query', required: false });
    },
  );
  const headers = valueIn(paths, '/workshops', 'post', 'responses', '201', 'headers');
  await explain(
    {
      should: 'The answer 201 of POST /workshops has the header Location.',
      happened: `Its headers are ${JSON.stringify(headers) ?? 'not described'}.`,
      why: 'A header that nobody mentions is a header that nobody reads.',
      look: 'Look at `headers` of the contract.',
    },
    () => expect(Object.keys(headers ?? {})).toEqual(['Location']),
  );
});

test('A steward announces a workshop and learns where it is', {
  meta: { id: 'workshop-announced' },
}, async () => {
  const api = await startApp();
  for (const [body, shown] of [
    [welding, shownWelding],
    [knots, shownKnots],
  ] as const) {
    const response = await api.post('/workshops', { json: body });
    const location = response.headers.get('location');
    const found =
      location === null ? undefined : await api.get(new URL(location, 'http://x/').pathname);
    await explain(
      {
        should: `POST /workshops with ${JSON.stringify(body)} is answered with 201, exactly an id and ${JSON.stringify(shown)}, and a Location where a GET finds the same.`,
        happened:
          location === null
            ? `${response.summary}, and no Location.`
            : `${response.summary}. At ${location}: ${found?.summary}`,
        why: 'A poster needs the address of the workshop.',
        look: 'Look at the handler: it stores, sets the header, and gives the workshop back. What of it leaves, `response` says.',
      },
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toEqual({ id: expect.any(Number), ...shown });
        expect(found?.json).toEqual(response.json);
      },
    );
  }
  for (const [json, path] of [
    [{ ...welding, seats: 0 }, '["seats"]'],
    [{ ...welding, room: 2 }, '[]'],
  ] as const) {
    const response = await api.post('/workshops', { json });
    await explain(
      {
        should: `POST /workshops with ${JSON.stringify(json)} is answered with 422 and a problem with the path ${path}.`,
        happened: response.summary,
        why: 'The rules of the model hold, whoever asks for them.',
        look: 'Look at `body` of the contract.',
      },
      () => {
        expect(response.status).toBe(422);
        expect(pathsIn(response)).toContain(path);
      },
    );
  }
  const foreign = await api.post('/workshops', {
    body: JSON.stringify(welding),
    headers: { 'content-type': 'text/plain' },
  });
  await explain(
    {
      should: 'A workshop that is sent as plain text is answered with 415.',
      happened: foreign.summary,
      why: 'What a contract with a body promises, it promises for every route.',
      look: 'Look at how the route is mounted: `route` asks for the type by itself.',
    },
    () => expect(foreign.status).toBe(415),
  );
});

test('A visitor lists workshops', { meta: { id: 'workshops-listed' } }, async () => {
  const api = await startApp();
  await announce(api, welding, knots, { ...welding, title: 'Forging' });
  for (const [query, titles] of [
    ['', ['Welding', 'Knots', 'Forging']],
    ['?limit=2', ['Welding', 'Knots']],
    ['?free=true', ['Knots']],
    ['?free=false', ['Welding', 'Forging']],
    ['?free=false&limit=1', ['Welding']],
    ['?free=true&limit=1', ['Knots']],
  ] as const) {
    const response = await api.get(`/workshops${query}`);
    const found = Object.values(response.json ?? {}).map((each) => valueIn(each, 'title'));
    await explain(
      {
        should: `With Welding and Forging at a fee, and Knots for nothing, GET /workshops${query} lists ${titles.join(', ')}.`,
        happened:
          response.status === 200 ? `It lists ${found.join(', ') || 'nothing'}.` : response.summary,
        why:
          query === '?free=true&limit=1'
            ? 'Whoever asks for one free workshop gets one, if there is one: the limit counts what is asked for.'
            : 'Text is not a truth value: "false" is a text like any other, and not an empty one.',
        look:
          query === '?free=true&limit=1'
            ? 'Look at the order: first choose, then cut.'
            : 'Look at what your query model makes of `free`, and at what the handler does when it is absent.',
      },
      () => {
        expect(response.status).toBe(200);
        expect(found).toEqual(titles);
      },
    );
  }
  for (const [query, path] of [
    ['free=maybe', '["free"]'],
    ['free=', '["free"]'],
    ['limit=0', '["limit"]'],
    ['fee=0', '[]'],
  ] as const) {
    const response = await api.get(`/workshops?${query}`);
    await explain(
      {
        should: `GET /workshops?${query} is answered with 422 and a problem with the path ${path}.`,
        happened: response.summary,
        why: 'A question that was not understood should not be answered with a list.',
        look: 'Look at the query model: as strict as ListQuery, and `free` is "true" or "false", nothing else.',
      },
      () => {
        expect(response.status).toBe(422);
        expect(pathsIn(response)).toContain(path);
      },
    );
  }
});

test('A workshop is shown, changed, and found by its host', {
  meta: { id: 'workshop-kept' },
}, async () => {
  const api = await startApp();
  const [first, second] = await announce(api, welding, knots);
  for (const [method, path, json, status, expected] of [
    ['GET', `/workshops/${second}`, undefined, 200, { id: second, ...shownKnots }],
    ['PATCH', `/workshops/${first}`, { fee: null }, 200, { id: first, ...shownWelding, fee: null }],
    ['GET', `/workshops/${first}`, undefined, 200, { id: first, ...shownWelding, fee: null }],
    [
      'POST',
      '/workshops/search',
      { hostEmail: ' GRACE@toolshed.example' },
      200,
      [{ id: second, ...shownKnots }],
    ],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      {
        should: `${method} ${path}${json ? ` with ${JSON.stringify(json)}` : ''} is answered with ${status} and ${JSON.stringify(expected)}.`,
        happened: response.summary,
        why: 'Under its contract, the route does what it did before.',
        look: 'Look at the handler: it gets parsed parts, and gives back workshops as they are stored.',
      },
      () => {
        expect(response.status).toBe(status);
        expect(response.json).toEqual(expected);
      },
    );
  }
  for (const [method, path, json, status] of [
    ['GET', '/workshops/knots', undefined, 422],
    ['GET', '/workshops/99', undefined, 404],
    ['PATCH', `/workshops/${first}`, { seats: 41 }, 422],
    ['PATCH', '/workshops/0', { seats: 4 }, 422],
    ['PATCH', '/workshops/99', { seats: 4 }, 404],
    ['POST', '/workshops/search', { hostEmail: 'grace' }, 422],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      {
        should: `${method} ${path}${json ? ` with ${JSON.stringify(json)}` : ''} is answered with ${status}.`,
        happened: response.summary,
        why: '422 for what can never work, 404 for what is not there.',
        look: 'Look at `params` and `body` of the contract, and at what the handler does when there is no workshop.',
      },
      () => expect(response.status).toBe(status),
    );
  }
});

test('A steward cancels a workshop', { meta: { id: 'workshop-cancelled' } }, async () => {
  const api = await startApp();
  const [first, second] = await announce(api, welding, knots);
  for (const [method, path, status] of [
    ['DELETE', `/workshops/${second}`, 204],
    ['GET', `/workshops/${second}`, 404],
    ['DELETE', `/workshops/${second}`, 404],
    ['DELETE', '/workshops/knots', 422],
    ['GET', `/workshops/${first}`, 200],
  ] as const) {
    const response = await api.request(method, path);
    await explain(
      {
        should: `After ${path.endsWith(String(second)) ? 'cancelling' : 'all that'}, ${method} ${path} is answered with ${status}${status === 204 ? ', without a body' : ''}.`,
        happened: response.summary,
        why: 'Nobody should stand in front of a closed door, or at the wrong one.',
        look: 'Look at the contract of DELETE and at its handler, and compare with the one of tools.',
      },
      () => {
        expect(response.status).toBe(status);
        if (status === 204) expect(response.text).toBe('');
      },
    );
  }
  const [third] = await announce(api, welding);
  await explain(
    {
      should: 'A workshop that is announced after one was cancelled gets an id that none has had.',
      happened: `It got the id ${String(third)}, and the two before had ${String(first)} and ${String(second)}.`,
      why: 'A poster with the old address would lead to another workshop.',
      look: 'Look at how `addWorkshop` makes ids: the number of workshops goes down when one is cancelled.',
    },
    () => expect([first, second]).not.toContain(third),
  );
});

/** Announces workshops and gives their ids. */
async function announce(api: Api, ...workshops: readonly object[]): Promise<unknown[]> {
  const ids: unknown[] = [];
  for (const json of workshops) {
    const response = await api.post('/workshops', { json });
    await explain(
      {
        should: `POST /workshops with ${JSON.stringify(json)} is answered with 201 and an id.`,
        happened: response.summary,
        why: 'The other stories need workshops.',
        look: 'Look at the story of the announcement first.',
      },
      () => {
        expect(response.status).toBe(201);
        expect(valueIn(response.json, 'id')).toEqual(expect.any(Number));
      },
    );
    ids.push(valueIn(response.json, 'id'));
  }
  return ids;
}

/** The paths of the problems that an answer lists, as JSON. */
function pathsIn(response: ApiResponse): string[] {
  return Object.values(valueIn(response.json, 'detail') ?? {}).map(
    (each) => JSON.stringify(valueIn(each, 'path')) ?? '',
  );
}
