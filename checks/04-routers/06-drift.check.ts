import { expect, test } from 'vitest';
import { explain, importFile, importFiles, operationsOf, queryDatabase, startApp } from '#kit';

test('The mounted routes are listed with their whole paths', {
  meta: { id: 'routes-listed' },
}, async () => {
  const { mountedRoutes } = await importFile<DriftFile>('drift.ts', ['mountedRoutes']);
  const shelf = listing(
    { path: '/', methods: ['GET', 'HEAD'] },
    { path: '/:id', methods: ['PUT'] },
  );
  for (const [name, router, expected] of [
    ['a route', listing({ path: '/health', methods: ['GET', 'HEAD'] }), ['GET /health']],
    [
      'a router with two routes at /shelves',
      listing({ path: '/shelves', router: shelf }),
      ['GET /shelves', 'PUT /shelves/:id'],
    ],
    [
      'that router, at /shelves in another one at /aisles/:aisle',
      listing({ path: '/aisles/:aisle', router: listing({ path: '/shelves', router: shelf }) }),
      ['GET /aisles/:aisle/shelves', 'PUT /aisles/:aisle/shelves/:id'],
    ],
    ['nothing', listing(), []],
  ] as const) {
    const found = mountedRoutes(router);
    await explain(
      {
        should: `For an app with ${name}, \`mountedRoutes\` gives ${JSON.stringify(expected)}, in any order.`,
        happened: `It gave ${JSON.stringify(found)}.`,
        ...whyNotListed(found, expected),
      },
      () => expect(found.toSorted()).toEqual(expected.toSorted()),
    );
  }
});

test('A route that nobody described is found', { meta: { id: 'undescribed-found' } }, async () => {
  const { refuseDrift } = await importFile<DriftFile>('drift.ts', ['refuseDrift']);
  for (const [mounted, described, names] of [
    [['GET /bins', 'PUT /bins'], ['GET /bins'], ['PUT /bins']],
    [['GET /bins/:bin'], [], ['GET /bins/:bin']],
    [
      ['GET /bins', 'PUT /bins'],
      ['GET /bins', 'GET /lost'],
      ['PUT /bins', 'GET /lost'],
    ],
  ] as const) {
    const refuse = () => refuseDrift(appWith(mounted), [routerWith(described)]);
    await explain(
      {
        should: `Where ${mounted.join(' and ')} ${mounted.length > 1 ? 'are' : 'is'} mounted, and ${described.join(' and ') || 'nothing'} described, \`refuseDrift\` throws an error that names ${names.join(' and ')}.`,
        happened: `It ${thrownBy(refuse)}.`,
        why: 'What nobody described, nobody looks after. Those who look for holes find it all the same.',
        look:
          described.length === mounted.length
            ? 'Look at how you compare: two lists of the same length can be two different lists.'
            : 'Look at `refuseDrift`: which of the mounted routes are not among the described ones?',
      },
      () => {
        for (const name of names) expect(refuse).toThrow(name);
      },
    );
  }
});

test('A route that nobody mounted is found', { meta: { id: 'unmounted-found' } }, async () => {
  const { refuseDrift } = await importFile<DriftFile>('drift.ts', ['refuseDrift']);
  for (const [mounted, described, name] of [
    [['GET /bins'], ['GET /bins', 'PATCH /bins/:bin'], 'PATCH /bins/:bin'],
    [[], ['DELETE /bins'], 'DELETE /bins'],
  ] as const) {
    await explain(
      {
        should: `Where ${mounted.join(' and ') || 'nothing'} is mounted, and ${described.join(' and ')} described, \`refuseDrift\` throws an error that names ${name}.`,
        happened: `It ${thrownBy(() => refuseDrift(appWith(mounted), [routerWith(described)]))}.`,
        why: 'The document promises a route that answers 404.',
        look: 'Look at `refuseDrift`: the comparison goes in both directions.',
      },
      () => expect(() => refuseDrift(appWith(mounted), [routerWith(described)])).toThrow(name),
    );
  }
});

test('Where both agree, nothing is refused', { meta: { id: 'agreement-passes' } }, async () => {
  const { refuseDrift } = await importFile<DriftFile>('drift.ts', ['refuseDrift']);
  for (const [mounted, routers] of [
    [['GET /bins', 'PUT /bins/:bin'], [['PUT /bins/:bin', 'GET /bins']]],
    [
      ['GET /bins', 'GET /openapi.json', 'DELETE /lost'],
      [['DELETE /lost'], ['GET /bins']],
    ],
    [[], []],
  ] as const) {
    const app = appWith(mounted);
    const given = routers.map(routerWith);
    await explain(
      {
        should: `Where ${mounted.join(', ') || 'nothing'} is mounted, and ${routers.flat().join(', ') || 'nothing'} described, \`refuseDrift\` does not throw.`,
        happened: `It ${thrownBy(() => refuseDrift(app, given))}.`,
        why: 'Neither the order nor the router in which a route stands makes a difference. The address of the document itself is in no document.',
        look: 'Look at what you compare: names of routes, such as `GET /bins`, whatever their place in the list.',
      },
      () => expect(() => refuseDrift(app, given)).not.toThrow(),
    );
  }
  const api = await startApp();
  const document = await api.get('/openapi.json');
  await explain(
    {
      should: 'Toolshed itself starts, and its document has 23 routes.',
      happened: `${document.status}, with ${operationsOf(document.json).length} routes.`,
      why: 'What is found should be put right, not described away.',
      look: 'Look at the route that the error names: does anybody need it?',
    },
    () => expect(operationsOf(document.json)).toHaveLength(23),
  );
});

test('An app that drifts does not start', { meta: { id: 'drift-refused' } }, async () => {
  const { ApiRouter, createApp, route } = await importFiles<{
    ApiRouter: new (common: object) => RouterLike;
    createApp: (routers: readonly RouterLike[]) => unknown;
    route: (api: RouterLike, contract: object, handler: () => undefined) => void;
  }>({ 'api-router.ts': ['ApiRouter'], 'app.ts': ['createApp'], 'route.ts': ['route'] });
  const toys = new ApiRouter({ prefix: '/toys' });
  route(toys, { method: 'get', path: '/', summary: 'List toys' }, () => undefined);
  await explain(
    {
      should:
        '`createApp` makes an app of a router with one route, GET /toys, which is mounted and described by `route`.',
      happened: `It ${thrownBy(() => createApp([toys]))}.`,
      why: 'There is nothing that differs.',
      look: 'Look at where `createApp` calls `refuseDrift`: after the routers are mounted, and before `refuseOtherMethods`, which mounts every method.',
    },
    () => expect(() => createApp([toys])).not.toThrow(),
  );
  const bins = new ApiRouter({ prefix: '/bins' });
  bins.router.put('/', () => {});
  await explain(
    {
      should:
        '`createApp` throws for a router with a route that was mounted with `router.put` and described nowhere. The error names PUT /bins.',
      happened: `It ${thrownBy(() => createApp([toys, bins]))}.`,
      why: 'A note in the console scrolls away. An app that does not start is noticed before anybody uses it.',
      look: 'Look at `createApp`: it calls `refuseDrift`, and lets its error through.',
    },
    () => expect(() => createApp([toys, bins])).toThrow('PUT /bins'),
  );
});

test('Nobody empties the shed', { meta: { id: 'leftover-gone' } }, async () => {
  const api = await startApp();
  for (const name of ['Adze', 'Froe']) await api.post('/tools', { json: { name, dailyFee: 2 } });
  const response = await api.delete('/tools');
  const rows = await queryDatabase('select id from tools');
  await explain(
    {
      should: 'DELETE /tools is answered with 405, and both tools are still there.',
      happened: `${response.summary}, and ${rows.length} of 2 tools are left`,
      why: 'It was never meant for anybody, and it asks nobody for a key.',
      look: 'Look at the end of `routers/tools.ts`. Describing this route, or leaving it out of the comparison, would make the error go away, and not the route.',
    },
    () => {
      expect(response.status).toBe(405);
      expect(rows).toHaveLength(2);
    },
  );
});

interface Listing {
  listRoutes(): readonly Entry[];
}
interface Entry {
  readonly path: string;
  readonly methods?: readonly string[];
  readonly router?: Listing;
}
interface RouterLike {
  readonly router: { put(path: string, handler: () => void): void };
}
interface DriftFile {
  mountedRoutes(router: Listing): string[];
  refuseDrift(app: { router: Listing }, routers: readonly object[]): void;
}

/** A router as Express lists it. */
function listing(...entries: readonly Entry[]): Listing {
  return { listRoutes: () => entries };
}

/** An app that has mounted these routes, such as `GET /bins`: each in a router at the first part of its path. */
function appWith(routes: readonly string[]): { router: Listing } {
  return {
    router: listing(
      ...routes.map((route): Entry => {
        const [, method = '', prefix = '', path = ''] = /^(\w+) (\/[^/]+)(.*)$/.exec(route) ?? [];
        if (prefix === '/openapi.json') return { path: prefix, methods: [method, 'HEAD'] };
        return { path: prefix, router: listing({ path: path || '/', methods: [method] }) };
      }),
    ),
  };
}

/** A router that describes these routes. */
function routerWith(routes: readonly string[]): object {
  return {
    contracts: routes.map((route) => {
      const [method = '', path = ''] = route.split(' ');
      return { method: method.toLowerCase(), path, summary: 'A try' };
    }),
  };
}

/** What `run` did, in words. */
function thrownBy(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return `threw: ${error instanceof Error ? error.message : String(error)}`;
  }
  return 'did not throw';
}

/** Why `mountedRoutes` gives something else. */
function whyNotListed(found: readonly string[], expected: readonly string[]) {
  if (found.length < expected.length) {
    return {
      why: 'Most routes lie in routers, and some of those in others. `listRoutes` lists a router, not what is in it.',
      look: 'Look at what an entry has besides `path` and `methods`: for a `router`, `mountedRoutes` can be asked again, with the path so far.',
    };
  }
  if (found.some((route) => route.endsWith('/'))) {
    return {
      why: 'Contracts have no slash at their end, so both would never agree.',
      look: 'Look at how the whole path is made: `add` in `api-router.ts` does the same.',
    };
  }
  return {
    why: 'A route is known by its method and its whole path; HEAD comes with GET by itself.',
    look: 'Look at what is handed on to the next router: the prefix, and the path of the router, one after the other.',
  };
}
