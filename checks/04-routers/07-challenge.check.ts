// Long, since a challenge has one check for each of its user stories, and a step has one check file.
import { expect, test } from 'vitest';
import { componentOf, documentProblems, explain, operationsOf, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

/** Ada is member 1, Grace 2, Lin 3. */
const ada = { 'X-Member-Id': '1' };
const grace = { 'X-Member-Id': '2' };
const lin = { 'X-Member-Id': '3' };

test('A member takes a seat', { meta: { id: 'seat-taken' } }, async () => {
  const api = await house();
  for (const [path, headers, expected] of [
    ['/workshops/2/seats', ada, { workshopId: 2, memberId: 1 }],
    ['/workshops/2/seats', lin, { workshopId: 2, memberId: 3 }],
    ['/workshops/1/seats', lin, { workshopId: 1, memberId: 3 }],
  ] as const) {
    const response = await api.post(path, { headers });
    await explain(
      {
        should: `POST ${path} from member ${headers['X-Member-Id']} is answered with 201 and exactly ${JSON.stringify(expected)}.`,
        happened: response.summary,
        why: 'A seat is a member in a workshop: the member who asks, and the workshop of the path.',
        look:
          response.status === 404
            ? 'Look at whether the new router is in the list of `app.ts`, and at its prefix.'
            : [415, 422].includes(response.status)
              ? 'Look at `params` and `body` of the contract: the path names one thing, and there is no body.'
              : 'Look at the handler: `params` says which workshop, `ctx.use(currentMember)` who asks. And which status does the contract have?',
      },
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toEqual(expected);
      },
    );
  }
});

test('Nobody has two seats, and no chair has two guests', {
  meta: { id: 'seats-limited' },
}, async () => {
  const api = await house();
  for (const [path, headers, status, about] of [
    ['/workshops/1/seats', ada, 201, 'the first seat of two'],
    ['/workshops/1/seats', ada, 409, 'a second seat for the same member'],
    ['/workshops/1/seats', grace, 201, 'the second seat of two'],
    ['/workshops/1/seats', lin, 409, 'a third guest for two seats'],
    ['/workshops/2/seats', ada, 201, 'a seat in another workshop'],
    ['/workshops/9/seats', ada, 404, 'a workshop that is not there'],
    ['/workshops/welding/seats', ada, 422, 'what is no id'],
  ] as const) {
    const response = await api.post(path, { headers });
    await explain(
      {
        should: `POST ${path} from member ${headers['X-Member-Id']}, for ${about}, is answered with ${status}${status > 400 ? ' and a `detail`' : ''}.`,
        happened: response.summary,
        why: 'Who stands in front of a full room wants to know why.',
        look:
          response.status === 500
            ? 'A 500 means that something threw which is no `Refused`: was the store given a workshop that is not there?'
            : 'Look at `takeSeat` in `seats.ts`: it refuses by itself when it is given the workshop. Finding that one is the part of the handler.',
      },
      () => {
        expect(response.status).toBe(status);
        if (status > 400) expect(valueIn(response.json, 'detail')).toBeTruthy();
      },
    );
  }
});

test('Members see who has a seat', { meta: { id: 'seats-listed' } }, async () => {
  const api = await house();
  await api.post('/workshops/1/seats', { headers: ada });
  await api.post('/workshops/2/seats', { headers: lin });
  await api.post('/workshops/1/seats', { headers: grace });
  for (const [path, status, expected] of [
    [
      '/workshops/1/seats',
      200,
      [
        { workshopId: 1, memberId: 1 },
        { workshopId: 1, memberId: 2 },
      ],
    ],
    ['/workshops/2/seats', 200, [{ workshopId: 2, memberId: 3 }]],
    ['/workshops/3/seats', 200, []],
    ['/workshops/9/seats', 404, undefined],
    ['/workshops/welding/seats', 422, undefined],
  ] as const) {
    const response = await api.get(path, { headers: grace });
    await explain(
      {
        should: `With the members 1 and 2 in workshop 1, and member 3 in workshop 2, GET ${path} is answered with ${status}${expected ? ` and ${JSON.stringify(expected)}` : ''}.`,
        happened: response.summary,
        why: 'An empty list says that nobody comes. For a workshop that does not exist, that would be a strange thing to say.',
        look: 'Look at the handler of `GET`: the seats of the workshop in the path, when there is such a workshop.',
      },
      () => {
        expect(response.status).toBe(status);
        if (expected) expect(response.json).toEqual(expected);
      },
    );
  }
});

test('A member gives a seat back', { meta: { id: 'seat-given-back' } }, async () => {
  const api = await house();
  for (const [path, headers] of [
    ['/workshops/1/seats', ada],
    ['/workshops/1/seats', grace],
    ['/workshops/2/seats', ada],
  ] as const) {
    await api.post(path, { headers });
  }
  for (const [path, headers, status] of [
    ['/workshops/3/seats/mine', lin, 404],
    ['/workshops/1/seats/mine', ada, 204],
    ['/workshops/1/seats/mine', ada, 404],
    ['/workshops/9/seats/mine', ada, 404],
    ['/workshops/welding/seats/mine', ada, 422],
  ] as const) {
    const response = await api.delete(path, { headers });
    await explain(
      {
        should: `DELETE ${path} from member ${headers['X-Member-Id']} is answered with ${status}${status === 204 ? ', without a body' : ''}.`,
        happened: response.summary,
        why: 'The first of the two deletions by member 1 gave something back. All others had nothing to give.',
        look:
          response.status === 405
            ? 'Look at the paths of your router: `/mine` has a route of its own.'
            : 'Look at the handler of `DELETE`, at what `giveSeatBack` is given and gives, and at the status in the contract.',
      },
      () => {
        expect(response.status).toBe(status);
        if (status === 204) expect(response.text).toBe('');
      },
    );
  }
  for (const [path, expected] of [
    ['/workshops/1/seats', [{ workshopId: 1, memberId: 2 }]],
    ['/workshops/2/seats', [{ workshopId: 2, memberId: 1 }]],
  ] as const) {
    const response = await api.get(path, { headers: grace });
    await explain(
      {
        should: `After member 1 has left workshop 1, GET ${path} lists ${JSON.stringify(expected)}.`,
        happened: response.summary,
        why: 'One member, one workshop: all other seats stay where they are.',
        look: 'Look at what `giveSeatBack` is given: the workshop of the path, and the member who asks.',
      },
      () => expect(response.json).toEqual(expected),
    );
  }
});

test('Seats are for members, workshops for everybody', {
  meta: { id: 'members-only' },
}, async () => {
  const api = await house();
  await api.post('/workshops/1/seats', { headers: ada });
  for (const [method, path, headers, status] of [
    ['POST', '/workshops/1/seats', {}, 401],
    ['POST', '/workshops/1/seats', { 'X-Member-Id': '9' }, 401],
    ['POST', '/workshops/9/seats', {}, 401],
    ['POST', '/workshops/welding/seats', { 'X-Member-Id': 'ada' }, 401],
    ['GET', '/workshops/1/seats', {}, 401],
    ['GET', '/workshops/welding/seats', {}, 401],
    ['DELETE', '/workshops/1/seats/mine', {}, 401],
    ['DELETE', '/workshops/9/seats/mine', { 'X-Member-Id': '9' }, 401],
    ['GET', '/workshops', {}, 200],
    ['GET', '/workshops/1', {}, 200],
    ['GET', '/workshops/1/chairs', {}, 404],
    ['GET', '/workshops/1/seats/1', {}, 404],
  ] as const) {
    const response = await api.request(method, path, { headers });
    const who =
      'X-Member-Id' in headers ? `with X-Member-Id: ${headers['X-Member-Id']}` : 'from nobody';
    await explain(
      {
        should: `${method} ${path}, ${who}, is answered with ${status}.`,
        happened: response.summary,
        why:
          status === 401
            ? 'Who may not come in should not learn what is inside, not even that there is nothing.'
            : 'What is open stays open, and what is unknown stays unknown.',
        look:
          status === 401
            ? 'Look at the router: a guard for all of its routes runs before anything else of the request is looked at.'
            : 'Look at where the guard was put: it belongs to the routes of one router.',
      },
      () => expect(response.status).toBe(status),
    );
  }
  const list = await api.get('/workshops/1/seats', { headers: ada });
  await explain(
    {
      should: 'After all that, member 1 alone has a seat in workshop 1.',
      happened: list.summary,
      why: 'A refusal that comes after the work is no refusal.',
      look: 'Look at when the guard runs.',
    },
    () => expect(list.json).toEqual([{ workshopId: 1, memberId: 1 }]),
  );
});

test('The document describes the seats', { meta: { id: 'seats-described' } }, async () => {
  const api = await house();
  const document = (await api.get('/openapi.json')).json;
  for (const [name, expected] of [
    ['POST /workshops/{workshopId}/seats', ['201', '401', '404', '409', '422']],
    ['GET /workshops/{workshopId}/seats', ['200', '401', '404', '422']],
    ['DELETE /workshops/{workshopId}/seats/mine', ['204', '401', '404', '422']],
  ] as const) {
    const operation = operationsOf(document).find(
      ({ method, path }) => `${method} ${path}` === name,
    )?.value;
    const statuses = Object.keys(valueIn(operation, 'responses') ?? {}).toSorted();
    const tags = valueIn(operation, 'tags');
    const parameters = Object.values(valueIn(operation, 'parameters') ?? {});
    await explain(
      () => ({
        should: `The document describes ${name}, with the tag "workshops", the parameter workshopId, and the answers ${expected.join(', ')}.`,
        happened:
          operation === undefined
            ? `It does not describe ${name}.`
            : `It has the tags ${JSON.stringify(tags)}, the parameters ${JSON.stringify(parameters.map((each) => valueIn(each, 'name')))}, and the answers ${statuses.join(', ')}.`,
        why: 'A client is made from these lines.',
        look: 'Look at the router, which says what all three have in common, and at the contracts, which say the rest.',
      }),
      () => {
        expect(tags).toEqual(['workshops']);
        expect(parameters).toMatchObject([{ name: 'workshopId', in: 'path', required: true }]);
        expect(statuses).toEqual(expected);
      },
    );
  }
  const schema = ['content', 'application/json', 'schema'];
  const seats = ['paths', '/workshops/{workshopId}/seats'];
  for (const [name, keys] of [
    ['the answer 201 of POST', [...seats, 'post', 'responses', '201', ...schema]],
    ['the list of GET', [...seats, 'get', 'responses', '200', ...schema, 'items']],
  ] as const) {
    const model = componentOf(valueIn(document, ...keys));
    await explain(
      {
        should: `In the document, ${name} refers to SeatPublic.`,
        happened: `It refers to ${model ?? 'no model'}.`,
        why: 'With a model by name, a client has one type for a seat.',
        look: 'Look at the models that you added to `models.ts`: one with this id.',
      },
      () => expect(model).toBe('SeatPublic'),
    );
  }
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
  for (const [path, allowed] of [
    ['/workshops/1/seats', 'GET, HEAD, POST'],
    ['/workshops/1/seats/mine', 'DELETE'],
  ] as const) {
    const response = await api.patch(path, { json: {}, headers: ada });
    const allow = response.headers.get('allow');
    await explain(
      {
        should: `PATCH ${path} is answered with 405 and Allow: ${allowed}, in any order.`,
        happened: `${response.summary}, ${allow === null ? 'without Allow' : `and Allow: ${allow}`}`,
        why: 'What the app does for every router, it does for yours, when it knows it.',
        look: 'Look at how the router gets into the app: in the list, everything is made of it.',
      },
      () => {
        expect(response.status).toBe(405);
        expect(allow?.split(', ').toSorted().join(', ')).toBe(allowed);
      },
    );
  }
});

/** An app with three members, and three workshops: the first has two seats. */
async function house(): Promise<Api> {
  const api = await startApp();
  for (const [path, json] of [
    ...['Ada', 'Grace', 'Lin'].map(
      (name) =>
        [
          '/members',
          { name, email: `${name}@toolshed.example`, password: 'twelve or more' },
        ] as const,
    ),
    ['/workshops', { title: 'Welding', seats: 2, hostEmail: 'lin@example.org' }],
    ['/workshops', { title: 'Knots', seats: 40, hostEmail: 'lin@example.org' }],
    ['/workshops', { title: 'Forging', seats: 1, hostEmail: 'lin@example.org' }],
  ] as const) {
    const response = await api.post(path, { json });
    await explain(
      {
        should: `POST ${path} is answered with 201, as before.`,
        happened: response.summary,
        why: 'The stories need members and workshops.',
        look: 'Look at what you changed besides the seats.',
      },
      () => expect(response.status).toBe(201),
    );
  }
  return api;
}
