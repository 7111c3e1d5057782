import { expect, test } from 'vitest';
import { type ApiResponse, documentProblems, explain, importFile, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

const plane = { name: 'Block plane', dailyFee: 1.5, deposit: 20, notes: 'Sharp.' };

test('The document writes the paths as OpenAPI does', {
  meta: { id: 'paths-written' },
}, async () => {
  const api = await startApp();
  const response = await api.get('/openapi.json');
  const paths = Object.keys(valueIn(response.json, 'paths') ?? {});
  const problems = documentProblems(response.json);
  await explain(
    () => ({
      should:
        'The document describes /tools/{id} and /members/{id}, and is a valid OpenAPI 3.1 document.',
      happened:
        response.status !== 200
          ? response.summary
          : problems.length > 0
            ? `These things are wrong in it: ${problems.slice(0, 2).join(' ')}`
            : `Its paths are ${paths.join(', ')}.`,
      why: 'In OpenAPI, a colon is a letter like any other. A client would ask for "/tools/:id", with the colon in it.',
      look: 'Look at the `path` that `describeRoute` registers: Express writes `:id`, OpenAPI `{id}`.',
    }),
    () => {
      expect(response.status).toBe(200);
      expect(paths).toEqual(expect.arrayContaining(['/tools/{id}', '/members/{id}']));
      expect(problems).toEqual([]);
    },
  );
});

test('A contract whose path and params disagree is refused at once', {
  meta: { id: 'drift-refused' },
}, async () => {
  const { IdPath } = await importFile<{ IdPath: Params }>('models.ts', ['IdPath']);
  const { route } = await importFile<{ route: Route }>('route.ts', ['route']);
  const mount = (path: string, params?: Params) => () =>
    route(nowhere, { method: 'get', path, summary: 'A try', ...(params && { params }) }, () => {});
  const two = IdPath.extend({ loanId: IdPath.shape.id });
  const twoMore = IdPath.extend({ aisle: IdPath.shape.id });
  for (const [path, params, names] of [
    ['/shelves/:shelfId', IdPath, 'id'],
    ['/shelves/:id', undefined, ''],
    ['/shelves', IdPath, 'id'],
    ['/shelves/:id/loans/:loanId', IdPath, 'id'],
  ] as const) {
    const described =
      names === '' ? 'without a params schema' : `and a params schema with ${names}`;
    await explain(
      {
        should: `\`route\` throws for the path ${path} ${described}, and the error names the path.`,
        happened: `It was mounted all the same: ${path}, ${described}.`,
        why: 'The handler would look for a name that is never there, the document would describe another, and both only show when somebody calls.',
        look: 'Look at `describeRoute`: compare the names in the path with the keys of `params.shape`, in both directions, before the path is registered.',
      },
      () => expect(mount(path, params)).toThrow(path),
    );
  }
  for (const [path, params] of [
    ['/shelves', undefined],
    ['/shelves/:id', IdPath],
    ['/shelves/:loanId/of/:id', two],
    ['/aisles/:aisle/shelves/:id', twoMore],
  ] as const) {
    await explain(
      {
        should: `\`route\` mounts ${path} when its params schema has the same names.`,
        happened: 'It was refused, though path and schema agree.',
        why: 'An object has no order that means anything.',
        look: 'Look at how you compare: sort both lists of names first.',
      },
      () => expect(mount(path, params)).not.toThrow(),
    );
  }
});

test('Each part of a request is parsed with its schema', {
  meta: { id: 'request-parsed' },
}, async () => {
  const api = await startApp();
  const id = await addPlane(api);
  for (const [method, path, json] of [
    ['POST', '/tools', { dailyFee: 'four' }],
    ['POST', '/tools', { ...plane, colour: 'red' }],
    ['PATCH', `/tools/${id}`, { dailyFee: 0 }],
    ['GET', '/tools/plane', undefined],
    ['GET', '/tools?limit=101', undefined],
    ['GET', '/members?limt=5', undefined],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      () => ({
        should: `${method} ${path}${json ? ` with ${JSON.stringify(json)}` : ''} is answered with 422.`,
        happened: response.summary,
        why: 'A contract that is not kept is worse than none: everybody believes the document.',
        look: broken(
          response,
          'Look at `parse` in `route.ts`: for each source, ask the schema that the contract has for it. `safeParse` gives data, or issues.',
        ),
      }),
      () => expect(response.status).toBe(422),
    );
  }
  for (const [path, status] of [
    [`/tools/${id}`, 200],
    ['/tools/99', 404],
    ['/tools', 200],
  ] as const) {
    const response = await api.get(path);
    await explain(
      () => ({
        should: `GET ${path} is answered with ${status}.`,
        happened: response.summary,
        why: 'The handler gets what the schema made: a number, not the text that stood in the path; a limit, when nobody sent one.',
        look: broken(response, 'Look at what `input[source]` is set to: the `data` of the result.'),
      }),
      () => expect(response.status).toBe(status),
    );
  }
});

test('One answer lists the problems of all parts', { meta: { id: 'all-problems' } }, async () => {
  const api = await startApp();
  const id = await addPlane(api);
  for (const [path, json, expected] of [
    ['/tools/plane', { dailyFee: 0 }, ['["id"]', '["dailyFee"]']],
    ['/tools/0', { name: 7, deposit: -1 }, ['["id"]', '["name"]', '["deposit"]']],
    [`/tools/${id}`, { name: 7 }, ['["name"]']],
  ] as const) {
    const response = await api.patch(path, { json });
    const found = Object.values(valueIn(response.json, 'detail') ?? {}).map(
      (each) => JSON.stringify(valueIn(each, 'path')) ?? '',
    );
    await explain(
      () => ({
        should: `PATCH ${path} with ${JSON.stringify(json)} is answered with 422 and problems with the paths ${expected.join(', ')}.`,
        happened:
          response.status === 422 && found.length > 0
            ? `It lists ${found.join(', ')}, and no more.`
            : response.summary,
        why: 'Whoever corrects one mistake, and is then told of the next, stops trying.',
        look: broken(
          response,
          'Look at the loop in `parse`: it goes through all sources, and collects the issues of each.',
        ),
      }),
      () => {
        expect(response.status).toBe(422);
        expect(found.toSorted()).toEqual(expected.toSorted());
      },
    );
  }
});

test('An answer has what its model names, and nothing else', {
  meta: { id: 'answer-filtered' },
}, async () => {
  const api = await startApp();
  const ada = { name: 'Ada', email: 'ada@toolshed.example', password: 'difference engine' };
  const tool = { id: 1, ...plane, weeklyFee: 7.5 };
  const { notes: _notes, ...card } = tool;
  const member = { id: 1, name: ada.name, email: ada.email };
  for (const [method, path, json, expected] of [
    ['POST', '/tools', plane, tool],
    ['GET', '/tools/1', undefined, tool],
    ['GET', '/tools', undefined, [card]],
    ['POST', '/members', ada, member],
    ['GET', '/members', undefined, [member]],
    ['POST', '/sign-in', { email: ada.email, password: ada.password }, member],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      () => ({
        should: `${method} ${path} is answered with ${JSON.stringify(expected)}.`,
        happened: response.text.includes(ada.password)
          ? `The password is in the answer: ${response.summary}`
          : response.text.includes('"success"')
            ? `The result of a parse was sent, with the answer inside: ${response.summary}`
            : response.summary,
        why: 'The handler gives back a row. What of it may leave, the contract says.',
        look: broken(
          response,
          'Look at the end of `route`: what is sent is what `contract.response` makes of the output. It is the app’s own data, so `parse` is right here.',
        ),
      }),
      () => expect(response.json).toEqual(expected),
    );
  }
});

/** The params schema of a contract, as far as this check uses it. */
interface Params {
  readonly shape: Readonly<Record<string, unknown>>;
  extend(shape: Readonly<Record<string, unknown>>): Params;
}

type Route = (router: object, contract: object, handler: () => void) => void;

/** A router on which nothing is ever called. */
const nowhere = { get() {}, post() {}, patch() {}, delete() {} };

async function addPlane(api: Api): Promise<number> {
  const response = await api.post('/tools', { json: plane });
  await explain(
    {
      should: 'POST /tools takes a good tool and answers 201.',
      happened: response.summary,
      why: 'The other checks need a tool.',
      look: 'Look at `parse` in `route.ts`: what does it give for a body that fits?',
    },
    () => expect(response.status).toBe(201),
  );
  return 1;
}

/** Where to look: a server that broke comes first, whatever the check was about. */
function broken(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500) return otherwise;
  return 'A 500 means that something threw: a `parse` of what a client sent (`safeParse` hands you the result instead), or a handler that got no input. The console shows it.';
}
