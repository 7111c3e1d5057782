import { expect, test } from 'vitest';
import {
  type ApiResponse,
  documentProblems,
  explain,
  importFile,
  operationsOf,
  startApp,
  valueIn,
} from '#kit';

/** Every route, with the group in which the docs show it. */
const groups: Readonly<Record<string, string>> = {
  'DELETE /tools/{id}': 'tools',
  'DELETE /workshops/{id}': 'workshops',
  'GET /desk': 'desk',
  'GET /desk/bell': 'desk',
  'GET /desk/ledger': 'desk',
  'GET /members': 'members',
  'GET /members/{id}': 'members',
  'GET /tools': 'tools',
  'GET /tools/{id}': 'tools',
  'GET /workshops': 'workshops',
  'GET /workshops/{id}': 'workshops',
  'PATCH /tools/{id}': 'tools',
  'PATCH /workshops/{id}': 'workshops',
  'POST /desk/bell': 'desk',
  'POST /members': 'members',
  'POST /sign-in': 'members',
  'POST /tools': 'tools',
  'POST /workshops': 'workshops',
  'POST /workshops/search': 'workshops',
};

test('Members and sign-in answer under their own paths', {
  meta: { id: 'members-mounted' },
}, async () => {
  const api = await startApp();
  const grace = { name: 'Grace', email: 'grace@toolshed.example', password: 'nanoseconds, all' };
  const shown = { id: 1, name: grace.name, email: grace.email };
  for (const [method, path, json, status, expected] of [
    ['POST', '/members', grace, 201, shown],
    ['GET', '/members', undefined, 200, [shown]],
    ['GET', '/members/1', undefined, 200, shown],
    ['POST', '/sign-in', { email: grace.email, password: grace.password }, 200, shown],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      () => ({
        should: `${method} ${path} is answered with ${status} and ${JSON.stringify(expected)}.`,
        happened: response.summary,
        ...whyNotThere(path, response),
      }),
      () => {
        expect(response.status).toBe(status);
        expect(response.json).toEqual(expected);
      },
    );
  }
});

test('Tools, workshops and the desk answer as before', {
  meta: { id: 'others-as-before' },
}, async () => {
  const api = await startApp();
  for (const [method, path, json, status] of [
    ['POST', '/tools', { name: 'Froe', dailyFee: 2 }, 201],
    ['GET', '/tools', undefined, 200],
    ['GET', '/tools/1', undefined, 200],
    ['PATCH', '/tools/1', { dailyFee: 3 }, 200],
    ['DELETE', '/tools/1', undefined, 401],
    ['GET', '/desk', undefined, 200],
    ['GET', '/desk/ledger', undefined, 401],
    ['POST', '/workshops', { title: 'Knots', seats: 4, hostEmail: 'lin@example.org' }, 201],
    ['GET', '/workshops/1', undefined, 200],
    ['GET', '/docs/', undefined, 200],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      () => ({
        should: `${method} ${path} is answered with ${status}, as before.`,
        happened: response.summary,
        why: 'Where a route stands in the files is nobody’s business but yours. Clients should not notice.',
        look:
          response.status === 404
            ? 'Look at what `add` does with the contract that it gets: `route` mounts its `path`, so that path has to stay short. Give back a copy.'
            : 'Look at `app.ts`: a router that is mounted without its prefix answers paths that belong to others.',
      }),
      () => expect(response.status).toBe(status),
    );
  }
});

test('The document has the whole path of every route', {
  meta: { id: 'whole-paths' },
}, async () => {
  const api = await startApp();
  const response = await api.get('/openapi.json');
  const found = operationsOf(response.json).map(({ method, path }) => `${method} ${path}`);
  const due = Object.keys(groups);
  const lacking = due.filter((name) => !found.includes(name));
  const odd = found.filter((name) => !due.includes(name));
  await explain(
    () => ({
      should: `The document describes these ${due.length} routes: ${due.join(', ')}.`,
      happened:
        response.status !== 200
          ? response.summary
          : `${odd.length > 0 ? `It has ${odd.join(', ')}, which nobody can call. ` : ''}It lacks ${lacking.join(', ')}.`,
      ...whyOdd(odd),
    }),
    () => {
      expect(odd).toEqual([]);
      expect(lacking).toEqual([]);
      expect(documentProblems(response.json)).toEqual([]);
    },
  );
  const { ApiRouter } = await importFile<Exports>('api-router.ts', ['ApiRouter']);
  const { IdPath } = await importFile<{ IdPath: unknown }>('models.ts', ['IdPath']);
  for (const [path, whole] of [
    ['/', '/repairs'],
    ['/open', '/repairs/open'],
    ['/:id/parts', '/repairs/:id/parts'],
  ] as const) {
    const contract = {
      method: 'get',
      path,
      summary: 'A try',
      ...(path.includes(':id') && { params: IdPath }),
    };
    const added = new ApiRouter({ prefix: '/repairs' }).add(contract);
    await explain(
      {
        should: `With the prefix /repairs, \`add\` gives the contract of ${path} back with the path ${whole}, and with all else that it had.`,
        happened: `It gave ${JSON.stringify(added)}.`,
        why: 'Every router is used in the same way, also those that come later.',
        look: 'Look at `add` in `api-router.ts`: prefix and path, one after the other. Only a slash at the very end is too much.',
      },
      () => expect(added).toMatchObject({ ...contract, path: whole }),
    );
    await explain(
      {
        should: `The contract that \`add\` got keeps its own path, ${path}.`,
        happened: `Afterwards its path was ${contract.path}.`,
        why: '`route` mounts this path in a router that has the prefix already: it would be there twice.',
        look: 'Look at `add`: it changes the contract of the caller. Spread it into a new object.',
      },
      () => expect(contract.path).toBe(path),
    );
  }
});

test('A route has the tags of its router, or its own', {
  meta: { id: 'router-tags' },
}, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  for (const [name, group] of Object.entries(groups)) {
    const operation = operationsOf(document).find(
      ({ method, path }) => `${method} ${path}` === name,
    );
    const tags = valueIn(operation?.value, 'tags');
    await explain(
      () => ({
        should: `In the document, ${name} has the tag "${group}", and no other.`,
        happened:
          operation === undefined
            ? `The document does not have ${name}.`
            : tags === undefined
              ? `${name} has no tags.`
              : `${name} has the tags ${JSON.stringify(tags)}.`,
        why: 'Without a tag, a route ends up in a group called "default", at the end of the page.',
        look:
          operation === undefined
            ? 'Look at the paths first.'
            : 'Look at `add`: the contracts in `routers/` name no tags, the routers do.',
      }),
      () => expect(tags).toEqual([group]),
    );
  }
  const { ApiRouter } = await importFile<Exports>('api-router.ts', ['ApiRouter']);
  const repairs = new ApiRouter({ prefix: '/repairs', tags: ['repairs'] });
  for (const [own, expected] of [
    [undefined, ['repairs']],
    [
      ['tools', 'winter'],
      ['tools', 'winter'],
    ],
  ] as const) {
    const added = repairs.add({
      method: 'get',
      path: '/',
      summary: 'A try',
      ...(own && { tags: [...own] }),
    });
    await explain(
      {
        should: `In a router with the tag "repairs", a contract ${own ? `with the tags ${JSON.stringify(own)}` : 'without tags'} ends up with ${JSON.stringify(expected)}.`,
        happened: `It ended up with ${JSON.stringify(added.tags)}.`,
        why: 'What all have in common is said once; whoever differs says so.',
        look: 'Look at `add`: the tags of the contract come first, and those of the router when there are none.',
      },
      () => expect(added.tags).toEqual(expected),
    );
  }
});

interface Exports {
  ApiRouter: new (common: object) => { add(contract: object): { readonly tags?: unknown } };
}

/** Why a route of members does not answer. */
function whyNotThere(path: string, { status, request }: ApiResponse) {
  if (status === 404) {
    return {
      why: 'A router that no app uses is a list of routes, and nothing more.',
      look: `Look at \`app.ts\`: it mounts three routers. ${request.path === '/sign-in' ? '`routers/members.ts` exports two.' : 'That of members is not among them, or has another prefix.'}`,
    };
  }
  return {
    why: `${path} reached a route that was meant for another path: \`/:id\` takes any single word.`,
    look: 'Look at `app.use` in `app.ts`: without a prefix, a router gets every request.',
  };
}

/** Why the document has paths that it should not have. */
function whyOdd(odd: readonly string[]) {
  if (odd.length === 0) {
    return {
      why: 'A file that nobody imports does not run, and what is in it is not described.',
      look: 'Look at the imports of `app.ts`.',
    };
  }
  if (odd.every((name) => name.endsWith('/') && name.length > 'DELETE /'.length)) {
    return {
      why: 'To Express, `/tools` and `/tools/` are the same; to many clients, and to the document, they are two.',
      look: 'Look at the end of the path that `add` gives back: the path `/` of a route adds a slash to the prefix.',
    };
  }
  if (odd.some((name) => name.includes('//'))) {
    return {
      why: 'With two slashes in a row, there is an empty part between them, and the path is another one.',
      look: 'Look at how `add` joins prefix and path: the path of a route begins with a slash already.',
    };
  }
  return {
    why: 'Each router has a `/` and a `/{id}`. In the document, the last one wins.',
    look: 'Look at `add` in `api-router.ts`: `route` describes what it gives back. So far, that is the contract with its short path.',
  };
}
