// Long, since a guard can be missing, doubled, late or in front of the neighbours, each with a reason of its own.
import { expect, test } from 'vitest';
import {
  type Api,
  type ApiResponse,
  type Context,
  explain,
  importRouterParts,
  operationsOf,
  serve,
  startApp,
  toolNames,
  valueIn,
} from '#kit';

const key = { 'X-Desk-Key': 'under-the-flowerpot' };

test('What everybody may ask of the desk needs no key', {
  meta: { id: 'neighbours-open' },
}, async () => {
  const api = await startApp();
  for (const [method, path, json, status] of [
    ['GET', '/desk', undefined, 200],
    ['POST', '/desk/bell', { name: 'Ada' }, 204],
    ['POST', '/desk/bell', {}, 422],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      () => ({
        should: `${method} ${path}, without a key, is answered with ${status}.`,
        happened: response.summary,
        why: 'A visitor who wants to know whether the shed is open has no key, and does not need one.',
        look:
          response.status === 401 && valueIn(response.json, 'detail') !== undefined
            ? 'Look at the guards of `deskApi` in `routers/desk.ts`: what everybody may ask has none.'
            : response.status === 401
              ? 'Look for what answers a request that `counterApi` has no route for: `router.use` runs for every request below the prefix, and `deskApi` has the same one.'
              : 'Look at the prefix of `deskApi` and at its routes: this step leaves them alone.',
      }),
      () => expect(response.status).toBe(status),
    );
  }
});

test('A path below the desk that nobody knows stays unknown', {
  meta: { id: 'unknown-unguarded' },
}, async () => {
  const api = await startApp();
  for (const [method, path] of [
    ['GET', '/desk/nowhere'],
    ['DELETE', '/desk/ledger'],
  ] as const) {
    const response = await api.request(method, path);
    await explain(
      {
        should: `${method} ${path}, without a key, is answered with 404 and a \`detail\`: no router has this route.`,
        happened: response.summary,
        why: 'Whoever finds a locked door looks for a key. Here is no door.',
        look: 'Look for a guard that stands in front of the prefix: moving the router to the end of the list hides it from `deskApi`, and from nothing else. Guards belong to routes.',
      },
      () => {
        expect(response.status).toBe(404);
        expect(valueIn(response.json, 'detail')).toEqual(expect.any(String));
      },
    );
  }
});

test('What is behind the counter needs the key', { meta: { id: 'counter-guarded' } }, async () => {
  const api = await startApp();
  for (const name of ['Adze', 'Froe']) await api.post('/tools', { json: { name, dailyFee: 2 } });
  for (const [method, path, headers, status] of [
    ['GET', '/desk/ledger', {}, 401],
    ['GET', '/desk/ledger?limit=none', {}, 401],
    ['GET', '/desk/ledger', { 'X-Desk-Key': 'in-the-shed' }, 401],
    ['GET', '/desk/bell', {}, 401],
    ['DELETE', '/tools/1', {}, 401],
    ['GET', '/desk/ledger', key, 200],
    ['GET', '/desk/ledger?limit=none', key, 422],
    ['DELETE', '/tools/1', key, 204],
  ] as const) {
    const response = await soon(api, method, path, headers);
    const withKey =
      headers === key
        ? 'with the key'
        : 'X-Desk-Key' in headers
          ? 'with a wrong key'
          : 'without a key';
    await explain(
      () => ({
        should: `${method} ${path}, ${withKey}, is answered with ${status}${status === 401 ? ' and JSON that has a `detail`' : ''}.`,
        happened:
          response === undefined
            ? `${method} ${path} waits for the bell, ${withKey}.`
            : response.summary,
        ...whyGuarded(path, status, response),
      }),
      () => {
        expect(response?.status).toBe(status);
        if (status === 401) expect(valueIn(response?.json, 'detail')).toEqual(expect.any(String));
      },
    );
  }
  const names = await toolNames();
  await explain(
    {
      should: 'Of two tools, the one that was removed with the key is gone.',
      happened: `There is ${names.join(', ') || 'none'}.`,
      why: 'A refusal that comes after the work is no refusal.',
      look: 'Look at `route`: guards come before the handler.',
    },
    () => expect(names).toEqual(['Froe']),
  );
});

test('The guards of the router go before those of the route, once, in the request’s own context', {
  meta: { id: 'guards-in-order' },
}, async () => {
  const events: string[] = [];
  function porch() {
    events.push('porch');
  }
  async function* lamp() {
    events.push('lamp on');
    yield 'lamp';
    events.push('lamp off');
  }
  function latch() {
    events.push('latch');
  }
  const api = await cellar({ guards: [porch, lamp] }, { guards: [latch] }, async (ctx) => {
    events.push(`handler with the ${String(await ctx.use(lamp))}`);
    return undefined;
  });
  const response = await api.get('/cellar');
  const seen = events.join(', ') || 'nothing';
  await explain(
    {
      should:
        'For a router with the guards `porch` and `lamp`, a resource, and a route with the guard `latch`, a request does this: porch, lamp on, latch, handler with the lamp, lamp off.',
      happened: `It was answered with ${response.status}, and did this: ${seen}.`,
      ...whyOrder(events),
    },
    () =>
      expect(events).toEqual(['porch', 'lamp on', 'latch', 'handler with the lamp', 'lamp off']),
  );
});

test('The document says where a key is needed', { meta: { id: 'guards-described' } }, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  for (const [name, expected] of [
    ['GET /desk/bell', ['200', '401']],
    ['GET /desk/ledger', ['200', '401', '422']],
    ['GET /desk', ['200']],
    ['POST /desk/bell', ['204', '415', '422']],
    ['DELETE /tools/{id}', ['204', '401', '404', '422']],
  ] as const) {
    const operation = operationsOf(document).find(
      ({ method, path }) => `${method} ${path}` === name,
    )?.value;
    const statuses = Object.keys(valueIn(operation, 'responses') ?? {}).toSorted();
    await explain(
      () => ({
        should: `The document describes ${name} with the answers ${expected.join(', ')}.`,
        happened:
          operation === undefined
            ? `It does not describe ${name}.`
            : `It has the answers ${statuses.join(', ')}.`,
        why: 'Whoever writes a client wants to know where a key is asked for, before it is asked for.',
        look: 'Look at `add`: the `refusals` of the router, and those of the contract, which may say more.',
      }),
      () => expect(statuses).toEqual(expected),
    );
  }
  const { ApiRouter } = await importRouterParts();
  const added = new ApiRouter({
    prefix: '/cellar',
    refusals: { 401: 'No light.', 423: 'Shut.' },
  }).add({
    method: 'get',
    path: '/',
    summary: 'A try',
    refusals: { 401: 'Too dark.', 404: 'Nobody there.' },
  });
  const expected = { 401: 'Too dark.', 404: 'Nobody there.', 423: 'Shut.' };
  await explain(
    {
      should: `Where a router refuses with 401 and 423, and its route with 401 and 404 in words of its own, the whole contract has ${JSON.stringify(expected)}.`,
      happened: `It has ${JSON.stringify(valueIn(added, 'refusals'))}.`,
      why: 'A route keeps what its router promises, and may say it more exactly.',
      look: 'Look at `add`: one object of both, with the words of the route last.',
    },
    () => expect(valueIn(added, 'refusals')).toEqual(expected),
  );
});

/** An app with one route, GET /cellar, whose router and contract have what is given. */
async function cellar(
  common: object,
  contract: object,
  handler: (ctx: Context) => unknown,
): Promise<Api> {
  const { ApiRouter, createApp, route } = await importRouterParts();
  const router = new ApiRouter({ prefix: '/cellar', ...common });
  route(router, { method: 'get', path: '/', summary: 'Look around', ...contract }, ({ ctx }) =>
    handler(ctx),
  );
  return await serve(createApp([router]));
}

/** The answer, or `undefined` when the request waits: then nobody asked for the key, and the bell is rung to end it. */
async function soon(
  api: Api,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<ApiResponse | undefined> {
  if (path !== '/desk/bell') return await api.request(method, path, { headers });
  const hangUp = new AbortController();
  const answer = api.request(method, path, { headers, signal: hangUp.signal });
  const quiet = answer.catch(() => undefined);
  // Other requests are answered meanwhile; one that only has to say no is answered first.
  const others = (async () => {
    for (let times = 0; times < 20; times += 1) await api.get('/docs/swagger-ui-init.js');
    return undefined;
  })();
  const first = await Promise.race([quiet, others]);
  hangUp.abort();
  return first;
}

/** Why a guard of the counter, or of a tool, does not do its work. */
function whyGuarded(path: string, due: number, response: ApiResponse | undefined) {
  if (path.startsWith('/tools')) {
    return {
      why: 'The route has a guard of its own, and its router has none.',
      look: 'Look at `add`: the guards of the router, and those of the contract. One list does not replace the other.',
    };
  }
  if (response?.status === 404) {
    return {
      why: 'The desk’s tablet has had this address for a year.',
      look: 'Look at the prefix of `counterApi`: two routers may have the same one.',
    };
  }
  if (response?.status === 422 && due === 401) {
    return {
      why: 'Whoever has no key learns which parameters there are, one by one.',
      look: 'Look at the order in `route`: the guards come before the schemas.',
    };
  }
  if (response?.status === 401 && due === 401) {
    return {
      why: 'The answer is a page of Express, thrown somewhere before `route` could answer.',
      look: 'Look at where the guard runs: in `route`, a `Refused` becomes JSON. In a `router.use`, it goes to Express.',
    };
  }
  if (due === 401) {
    return {
      why: 'What is behind the counter is for the desk. The document may say so; somebody has to ask.',
      look: 'Look at `route`: it runs the guards of the contract that it was given. Those of the router are in the whole contract, which `add` gives back.',
    };
  }
  return {
    why: 'With the key, the desk gets past every guard.',
    look: 'Look at what `route` does with the guards, and whether anything else asks for a key.',
  };
}

/** Why the guards ran as they did. */
function whyOrder(events: readonly string[]) {
  if (!events.includes('latch')) {
    return {
      why: 'A route may have a guard of its own, besides those of its router.',
      look: 'Look at `add`: both lists go into the whole contract.',
    };
  }
  if (events[0] === 'porch' && events[1] !== 'lamp on') {
    return {
      why: 'The guard of the router was called by itself, and gave a generator that nobody enters or closes.',
      look: 'Look at how the guards are run: `ctx.use` enters a resource, and the context closes it at the end.',
    };
  }
  if (events[0] === 'latch') {
    return {
      why: 'From the outside in: whoever may not enter the cellar should not be asked about the latch.',
      look: 'Look at the order in which `add` puts the two lists together.',
    };
  }
  return {
    why: 'One context for each request: a guard runs once, and what it gave is there for the handler.',
    look: 'Look at how often the guards of the router run, and in which context.',
  };
}
