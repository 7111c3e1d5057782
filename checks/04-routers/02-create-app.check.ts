import { expect, test } from 'vitest';
import {
  type ApiResponse,
  documentProblems,
  explain,
  importFiles,
  operationsOf,
  type Servable,
  serve,
  startApp,
  valueIn,
} from '#kit';

/** Every route of Toolshed, as the document writes it. */
const everyRoute = [
  'DELETE /tools/{id}',
  'DELETE /workshops/{id}',
  'GET /desk',
  'GET /desk/bell',
  'GET /desk/ledger',
  'GET /members',
  'GET /members/{id}',
  'GET /tools',
  'GET /tools/{id}',
  'GET /workshops',
  'GET /workshops/{id}',
  'PATCH /tools/{id}',
  'PATCH /workshops/{id}',
  'POST /desk/bell',
  'POST /members',
  'POST /sign-in',
  'POST /tools',
  'POST /workshops',
  'POST /workshops/search',
];

test('Every router of the app answers', { meta: { id: 'routers-mounted' } }, async () => {
  const api = await startApp();
  for (const [method, path, json, status] of [
    ['GET', '/tools', undefined, 200],
    ['GET', '/members', undefined, 200],
    ['POST', '/sign-in', { email: 'grace@toolshed.example', password: 'no' }, 401],
    ['GET', '/workshops', undefined, 200],
    ['POST', '/workshops', { title: 'Knots', seats: 4, hostEmail: 'lin@example.org' }, 201],
    ['GET', '/desk', undefined, 200],
  ] as const) {
    const response = await api.request(method, path, { json });
    await explain(
      {
        should: `${method} ${path} is answered with ${status}.`,
        happened: response.summary,
        why: 'A list that somebody has to repeat by hand will lack a line one day.',
        look:
          response.status === 404
            ? 'Look at `createApp`: it mounts routers one by one, and the list `everyRouter` has one more. If each is mounted, does something before them answer everything?'
            : 'Look at `createApp`: each router is mounted at its own prefix.',
      },
      () => expect(response.status).toBe(status),
    );
  }
});

test('An app is made of the routers that it is given', {
  meta: { id: 'routers-given' },
}, async () => {
  const { createApp, raffle } = await appWithRaffle();
  const whole = await serve(createApp());
  const small = await serve(createApp([raffle]));
  for (const [name, api, path, status] of [
    ['createApp([raffle])', small, '/raffle', 200],
    ['createApp([raffle])', small, '/tools', 404],
    ['createApp()', whole, '/raffle', 404],
    ['createApp()', whole, '/tools', 200],
  ] as const) {
    const response = await api.get(path);
    await explain(
      {
        should: `In the app that \`${name}\` makes, GET ${path} is answered with ${status}. The router \`raffle\` is this check’s own.`,
        happened: response.summary,
        why: 'An app that can be made of some of its parts can be tried out in parts.',
        look: 'Look at `createApp`: its parameter `routers` says what to mount. `everyRouter` is what it is when nobody gives any.',
      },
      () => expect(response.status).toBe(status),
    );
  }
});

test('The document describes the routers of its app, and nothing else', {
  meta: { id: 'document-of-routers' },
}, async () => {
  const { createApp, raffle, signInApi } = await appWithRaffle();
  const small = await serve(createApp([raffle]));
  const whole = await serve(createApp());
  for (const [name, api, due] of [
    ['createApp()', whole, everyRoute],
    ['createApp([raffle])', small, ['GET /raffle']],
    ['createApp()', whole, everyRoute],
    ['createApp([signInApi])', await serve(createApp([signInApi])), ['POST /sign-in']],
    ['createApp([])', await serve(createApp([])), []],
  ] as const) {
    const response = await api.get('/openapi.json');
    const found = operationsOf(response.json).map(({ method, path }) => `${method} ${path}`);
    const expected: readonly string[] = due;
    const odd = found.filter((route) => !expected.includes(route));
    const lacking = expected.filter((route) => !found.includes(route));
    await explain(
      () => ({
        should: `In the app that \`${name}\` makes, the document describes ${expected.join(', ') || 'no route'}.`,
        happened:
          response.status !== 200
            ? response.summary
            : [
                odd.length > 0 &&
                  `It describes ${odd.slice(0, 3).join(', ')}${odd.length > 3 ? ` and ${odd.length - 3} more` : ''}, which this app does not have.`,
                lacking.length > 0 && `It lacks ${lacking.slice(0, 3).join(', ')}.`,
              ]
                .filter(Boolean)
                .join(' '),
        ...whyDescribed(response, odd, lacking),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(odd).toEqual([]);
        expect(lacking).toEqual([]);
      },
    );
    const problems = documentProblems(response.json);
    await explain(
      {
        should: 'The document stays valid.',
        happened: `These things are wrong in it: ${problems.slice(0, 2).join(' ')}`,
        why: 'A client generator stops at the first thing that is wrong.',
        look: 'Look at `describeApi`.',
      },
      () => expect(problems).toEqual([]),
    );
  }
});

test('A path that nobody knows is answered with 404 and a detail', {
  meta: { id: 'unknown-path' },
}, async () => {
  const api = await startApp();
  for (const [method, path] of [
    ['GET', '/nowhere'],
    ['GET', '/'],
    ['GET', '/tools/1/wheels'],
    ['POST', '/desk/nowhere'],
  ] as const) {
    const response = await api.request(method, path, method === 'POST' ? { json: {} } : {});
    await explain(
      () => ({
        should: `${method} ${path} is answered with 404 and JSON that has a \`detail\` in words.`,
        happened: response.summary,
        why: 'A program that expects JSON cannot read a page, and a success is no answer to a question that nobody understood.',
        look:
          response.status === 404 && !/html/.test(response.headers.get('content-type') ?? '')
            ? 'Look at the body that your last `app.use` sends: `json`, with a `detail`, as for a tool that is not there.'
            : response.status === 404
              ? 'Look at the end of `createApp`: what no route has answered falls through to Express, which sends a page. A last `app.use` gets it first.'
              : 'Look at the last `app.use` of `createApp`: the status comes before the body, `res.status(404).json(…)`.',
      }),
      () => {
        expect(response.status).toBe(404);
        expect(valueIn(response.json, 'detail')).toEqual(expect.stringMatching(/\S/));
      },
    );
  }
});

test('Paths that somebody knows are answered as before', {
  meta: { id: 'known-paths' },
}, async () => {
  const api = await startApp();
  for (const [path, status, words] of [
    ['/tools', 200, '[]'],
    ['/tools/7', 404, 'No tool has the id 7.'],
    ['/docs/', 200, 'swagger-ui'],
    ['/openapi.json', 200, '"Toolshed"'],
  ] as const) {
    const response = await api.get(path);
    await explain(
      () => ({
        should: `GET ${path} is answered with ${status}, and with ${words} in its body.`,
        happened: response.summary,
        why: 'Express asks in the order in which things were mounted. Whatever answers everything has to be asked last.',
        look: path.startsWith('/tools')
          ? 'Look at where the answer for unknown paths stands in `createApp`: before the routers, it takes all that was meant for them.'
          : 'Look at where the answer for unknown paths stands in `createApp`: the document and its page come before it.',
      }),
      () => {
        expect(response.status).toBe(status);
        expect(response.text).toContain(words);
      },
    );
  }
});

/** A router of the app: this check only hands it on. */
type Router = object;

/** The learner's `createApp`, a router of the app, and one of this check with one route, `GET /raffle`. */
async function appWithRaffle() {
  const { ApiRouter, createApp, route, signInApi } = await importFiles<{
    ApiRouter: new (common: object) => Router;
    createApp: (routers?: readonly Router[]) => Servable;
    route: (api: Router, contract: object, handler: () => undefined) => void;
    signInApi: Router;
  }>({
    'api-router.ts': ['ApiRouter'],
    'app.ts': ['createApp'],
    'route.ts': ['route'],
    'routers/members.ts': ['signInApi'],
  });
  const raffle = new ApiRouter({ prefix: '/raffle', tags: ['raffle'] });
  route(raffle, { method: 'get', path: '/', summary: 'Draw a lot' }, () => undefined);
  return { createApp, raffle, signInApi };
}

/** Why the document of an app does not fit its routers. */
function whyDescribed(response: ApiResponse, odd: readonly string[], lacking: readonly string[]) {
  if (response.status !== 200) {
    return {
      why: 'The document is made anew for whoever asks.',
      look: 'Something threw while it was made. The console shows what.',
    };
  }
  if (odd.length > 0 && lacking.length > 0) {
    return {
      why: 'It is the document of another app.',
      look: 'Look at what `createApp` gives to `describeApi`: the routers that it was given itself.',
    };
  }
  if (odd.length === everyRoute.length) {
    return {
      why: 'What was described for one app is still there when the next one asks.',
      look: 'Look at `describeApi`: a registry that is made outside of it lives as long as the program.',
    };
  }
  if (odd.length > 0) {
    return {
      why: 'What stands in a list of the whole program is described as soon as its file is imported, whether anybody mounts it or not.',
      look: 'Look at `contracts` in `api-router.ts`: is there one list for all, or one for each router?',
    };
  }
  return {
    why: 'What the document lacks is not used.',
    look: 'Look at `describeApi` in `openapi.ts`: it goes through the routers that it is given, and through the `contracts` of each. `add` keeps them.',
  };
}
