// Long, since a challenge has one check for each of six user stories and a step has one check file, which the sandbox,
// the fork and Vitest read as it is.
import { expect, test } from 'vitest';
import { type ApiResponse, explain, startApp, valueIn } from '#kit';

type Api = Awaited<ReturnType<typeof startApp>>;

const chisels = { title: 'Keen chisels', seats: 6, fee: 12.5, hostEmail: 'Lin@Example.org' };
const chainsaw = {
  title: 'Chainsaws without fear',
  seats: 40,
  hostEmail: ' grace@toolshed.example',
};
const shownChisels = { title: 'Keen chisels', seats: 6, fee: 12.5 };
const shownChainsaw = { title: 'Chainsaws without fear', seats: 40, fee: null };

test('A steward announces a workshop', { meta: { id: 'workshop-announced' } }, async () => {
  const api = await startApp();
  for (const [id, body, shown] of [
    [1, chisels, shownChisels],
    [2, chainsaw, shownChainsaw],
    [3, { ...chainsaw, title: '  C  ', seats: 1, fee: null }, { title: 'C', seats: 1, fee: null }],
  ] as const) {
    const response = await api.post('/workshops', { json: body });
    await explain(
      () => ({
        should: `POST /workshops with ${JSON.stringify(body)} is answered with 201 and ${JSON.stringify({ id, ...shown })}.`,
        happened: response.summary,
        why: 'A workshop that cannot be announced does not take place.',
        look: look(
          response,
          'Read the first story again, key by key: what is tidied, what may be left out, and what must stay inside?',
        ),
      }),
      () => {
        expect(response.status).toBe(201);
        expect(response.json).toEqual({ id, ...shown });
      },
    );
  }
});

test('A steward is told about slips, and nothing is stored', {
  meta: { id: 'workshop-slips' },
}, async () => {
  const api = await startApp();
  await announce(api);
  for (const [path, body] of [
    ['title', { ...chisels, title: '   ' }],
    ['seats', { ...chisels, seats: 0 }],
    ['seats', { ...chisels, seats: 41 }],
    ['seats', { ...chisels, seats: 7.5 }],
    ['seats', { ...chisels, seats: '8' }],
    ['fee', { ...chisels, fee: 0 }],
    ['hostEmail', { ...chisels, hostEmail: 'lin' }],
    ['hostEmail', { title: 'Keen chisels', seats: 6 }],
  ] as const) {
    const response = await api.post('/workshops', { json: body });
    await explain(
      () => ({
        should: `POST /workshops with ${JSON.stringify(body)} is answered with 422, and the \`detail\` has an entry with the path ["${path}"] and a message.`,
        happened: response.summary,
        why: 'A slip on the poster is cheaper than one in front of forty people.',
        look: look(
          response,
          `Look at the rules on \`${path}\` in the model of a new workshop, and at what \`refuse\` sends.`,
        ),
      }),
      () => {
        expect(response.status).toBe(422);
        expect(response.json).toMatchObject({
          detail: expect.arrayContaining([
            expect.objectContaining({ path: [path], message: expect.any(String) }),
          ]),
        });
      },
    );
  }
  const extra = await api.post('/workshops', { json: { ...chisels, room: 'cellar' } });
  await explain(
    () => ({
      should: 'A workshop with the extra key `room` is answered with 422.',
      happened: `The key was not refused: ${extra.summary}`,
      why: 'The steward believes that the room is announced. It is not.',
      look: look(extra, 'Look at the kind of object schema that takes in a new workshop.'),
    }),
    () => expect(extra.status).toBe(422),
  );
  const next = await api.post('/workshops', { json: chainsaw });
  await explain(
    () => ({
      should: 'After two workshops and nine refused bodies, the next workshop gets the id 3.',
      happened: next.summary,
      why: 'What was refused must not be on.',
      look: look(next, 'Look at what still runs in POST /workshops after the 422.'),
    }),
    () => expect(valueIn(next.json, 'id')).toBe(3),
  );
});

test('A visitor sees what is on', { meta: { id: 'workshop-shown' } }, async () => {
  const api = await startApp();
  await announce(api);
  const list = await api.get('/workshops');
  const one = await api.get('/workshops/2');
  for (const [response, shown] of [
    [
      list,
      [
        { id: 1, ...shownChisels },
        { id: 2, ...shownChainsaw },
      ],
    ],
    [one, { id: 2, ...shownChainsaw }],
  ] as const) {
    await explain(
      () => ({
        should: `GET ${response.request.path} is answered with 200 and ${JSON.stringify(shown)}.`,
        happened: response.summary,
        why: 'A visitor wants to know what is on, and is not told who hosts it.',
        look: look(
          response,
          'Look at what these routes give to `json`: each workshop goes out as the copy that its public model makes.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toEqual(shown);
      },
    );
  }
  const missing = await api.get('/workshops/99');
  await explain(
    {
      should: 'GET /workshops/99 is answered with 404: there is no such workshop.',
      happened: missing.summary,
      why: 'An old link should say that it is old.',
      look: 'Look at GET /workshops/:id, and at how GET /tools/:id tells that a tool does not exist.',
    },
    () => expect(missing.status).toBe(404),
  );
});

test('A host finds the own workshops, and nobody else sees the address', {
  meta: { id: 'host-finds-workshops' },
}, async () => {
  const api = await startApp();
  const answers = [
    ...(await announce(api)),
    await api.post('/workshops', { json: { ...chisels, title: 'More chisels' } }),
  ];
  for (const [hostEmail, titles] of [
    ['lin@example.org', ['Keen chisels', 'More chisels']],
    [' LIN@EXAMPLE.ORG ', ['Keen chisels', 'More chisels']],
    ['Grace@Toolshed.Example', ['Chainsaws without fear']],
    ['nobody@example.org', []],
  ] as const) {
    const response = await api.post('/workshops/search', { json: { hostEmail } });
    answers.push(response);
    await explain(
      () => ({
        should: `POST /workshops/search for ${JSON.stringify(hostEmail)} is answered with 200 and ${titles.length === 0 ? 'an empty list' : `a list of ${titles.map((title) => `"${title}"`).join(' and ')}`}.`,
        happened: response.summary,
        why: 'An address has many spellings and one owner.',
        look: look(
          response,
          'Look at both sides of the comparison: the address that is stored and the one that is searched for need the same schema.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toEqual(titles.map((title) => expect.objectContaining({ title })));
      },
    );
  }
  const slip = await api.post('/workshops/search', { json: { hostEmail: 'lin' } });
  await explain(
    () => ({
      should: 'A search for "lin", which is no e-mail address, is answered with 422.',
      happened: slip.summary,
      why: 'An empty list would say that Lin hosts nothing.',
      look: look(slip, 'Look at the model that the search parses its body with.'),
    }),
    () => expect(slip.status).toBe(422),
  );
  answers.push(await api.get('/workshops'), await api.get('/workshops/1'));
  for (const answer of answers) {
    await explain(
      () => ({
        should: `The answer to ${answer.request.method} ${answer.request.path} contains no host's address.`,
        happened: answer.summary,
        why: 'The address was given to the desk.',
        look: `Look at what ${answer.request.method} ${answer.request.path} gives to \`json\`: the workshop itself, or the copy that its public model makes?`,
      }),
      () =>
        expect(answer.text.toLowerCase()).not.toMatch(/lin@example\.org|grace@toolshed\.example/),
    );
  }
});

test('A steward changes what was sent and nothing else', {
  meta: { id: 'workshop-changed' },
}, async () => {
  const api = await startApp();
  await announce(api);
  let now: Record<string, unknown> = { id: 1, ...shownChisels };
  for (const change of [
    { seats: 12 },
    { title: 'Chisels, again' },
    {},
    { hostEmail: 'ADA@example.org' },
    { fee: null },
    { fee: 9 },
  ]) {
    const { hostEmail: _, ...visible } = { hostEmail: '', ...change };
    now = { ...now, ...visible };
    const response = await api.patch('/workshops/1', { json: change });
    await explain(
      () => ({
        should: `PATCH /workshops/1 with ${JSON.stringify(change)} is answered with 200 and ${JSON.stringify(now)}.`,
        happened:
          response.status === 200 && valueIn(response.json, 'fee') === null && now.fee !== null
            ? `The fee became null without having been sent: ${response.summary}`
            : response.summary,
        why: 'What was not sent is no business of a change; what was sent, all of it, is.',
        look: look(
          response,
          'Look at the model of a change: its keys may be absent, nothing fills them in, and `fee` may still be null.',
        ),
      }),
      () => {
        expect(response.status).toBe(200);
        expect(response.json).toEqual(now);
      },
    );
  }
  const moved = await api.post('/workshops/search', { json: { hostEmail: 'ada@example.org' } });
  await explain(
    () => ({
      should: 'After a PATCH with another hostEmail, the new host finds the workshop.',
      happened: moved.summary,
      why: 'A change is kept as it came out of the model, tidied like everything else.',
      look: look(moved, 'Look at what PATCH writes: the parsed copy, or the body as it came?'),
    }),
    () => expect(moved.json).toEqual([expect.objectContaining({ id: 1 })]),
  );
  for (const change of [
    { seats: 0 },
    { seats: null },
    { fee: -1 },
    { title: '' },
    { room: 'cellar' },
  ]) {
    const response = await api.patch('/workshops/1', { json: change });
    const after = await api.get('/workshops/1');
    await explain(
      () => ({
        should: `PATCH /workshops/1 with ${JSON.stringify(change)} is answered with 422, and the workshop stays as it was.`,
        happened: `${response.summary}, and then ${after.summary}`,
        why: 'A rule that one PATCH gets around is no rule.',
        look: look(
          response,
          'Look at where the model of a change has its rules from, and whether it is strict.',
        ),
      }),
      () => {
        expect(response.status).toBe(422);
        expect(after.json).toEqual(now);
      },
    );
  }
  const missing = await api.patch('/workshops/99', { json: { seats: 5 } });
  await explain(
    {
      should: 'PATCH /workshops/99 is answered with 404: there is no such workshop.',
      happened: missing.summary,
      why: 'There is nothing to change.',
      look: 'Look at the first lines of PATCH /workshops/:id.',
    },
    () => expect(missing.status).toBe(404),
  );
});

test('GET /models describes the models of a workshop', {
  meta: { id: 'workshop-models' },
}, async () => {
  const api = await startApp();
  const models: unknown = (await api.get('/models')).json;
  for (const name of ['WorkshopIn', 'WorkshopPublic', 'WorkshopUpdate']) {
    await explain(
      () => ({
        should: `GET /models shows ${name}.`,
        happened: `It shows ${Object.keys(Object(models)).join(', ')}.`,
        why: 'What is not described has to be asked for.',
        look: `Look at the list in \`models.ts\`, and at the id of ${name}: a derived schema has none of its own.`,
      }),
      () => expect(Object.keys(Object(models))).toContain(name),
    );
  }
  const WorkshopIn = valueIn(models, 'WorkshopIn');
  for (const key of Object.keys(chisels)) {
    const property = valueIn(valueIn(WorkshopIn, 'properties'), key);
    await explain(
      () => ({
        should: `GET /models shows a description at the key \`${key}\` of WorkshopIn.`,
        happened: `What it shows of \`${key}\` is ${JSON.stringify(property)}.`,
        why: 'Only words can say what a number counts.',
        look: `Look at the end of the chain on \`${key}\`.`,
      }),
      () => expect(valueIn(property, 'description')).toEqual(expect.any(String)),
    );
  }
  const examples = valueIn(WorkshopIn, 'examples');
  await explain(
    () => ({
      should: 'GET /models shows a list of `examples` of WorkshopIn, with one workshop at least.',
      happened: `What it shows of \`examples\` is ${JSON.stringify(examples)}.`,
      why: 'People copy an example before they read a rule.',
      look: 'Look at the `.meta()` of WorkshopIn, beside its id.',
    }),
    () => expect(examples).toEqual(expect.arrayContaining([expect.any(Object)])),
  );
  for (const example of Array.isArray(examples) ? examples : []) {
    const response = await api.post('/workshops', { json: example });
    await explain(
      () => ({
        should: `The example ${JSON.stringify(example)} works: sent to POST /workshops, it is answered with 201.`,
        happened: response.summary,
        why: 'An example that is refused costs every newcomer their first hour.',
        look: look(
          response,
          'Look at the `detail` of the answer: it names what the example breaks.',
        ),
      }),
      () => expect(response.status).toBe(201),
    );
  }
});

/** Announces two workshops; what comes back is for the first story to judge. */
async function announce(api: Api): Promise<ApiResponse[]> {
  return [
    await api.post('/workshops', { json: chisels }),
    await api.post('/workshops', { json: chainsaw }),
  ];
}

/** Where to look: a route that is missing or broke comes first. */
function look(response: ApiResponse, otherwise: string): string {
  const route = `${response.request.method} ${response.request.path.replace(/\d+$/, ':id')}`;
  if (response.status === 404)
    return `Look for the route ${route}: either there is none yet, or it did not find what was added before.`;
  if (response.status === 500)
    return `Look at the console: the handler of ${route} threw. On the way in, \`safeParse\` does not throw; on the way out, a strict model refuses what it should leave out.`;
  return otherwise;
}
