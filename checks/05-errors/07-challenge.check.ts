// Long, since a challenge has one check for each of its user stories, and a step has one check file.
import { expect, test } from 'vitest';
import {
  type ApiResponse,
  documentProblems,
  explain,
  operationsOf,
  queryDatabase,
  recordLog,
  startApp,
  textOf,
  valueIn,
} from '#kit';

const saw = { name: 'Saw', dailyFee: 2 };
const ada = { name: 'Ada', email: 'ada@toolshed.example', password: 'twelve or more' };
const json = { 'content-type': 'application/json' };

test('Every refusal is a problem by RFC 9457', { meta: { id: 'one-shape' } }, async () => {
  const api = await startApp();
  for (const [method, path, options, status, title, header] of [
    ['GET', '/tools/9', {}, 404, 'Not Found', null],
    ['GET', '/cellar', {}, 404, 'Not Found', null],
    ['PUT', '/tools', {}, 405, 'Method Not Allowed', 'allow'],
    ['GET', '/desk/ledger', {}, 401, 'Unauthorized', 'www-authenticate'],
    ['POST', '/tools', { body: '{', headers: json }, 400, 'Bad Request', null],
    ['POST', '/tools', { body: 'saw' }, 415, 'Unsupported Media Type', null],
    ['GET', '/members/%', {}, 400, 'Bad Request', null],
  ] as const) {
    const response = await api.request(method, path, options);
    await expectProblem(response, { type: 'about:blank', title, status });
    await explain(
      {
        should: `The ${status} for ${method} ${path} has ${header ?? 'no challenge'} in its headers.`,
        happened: `Its headers are ${response.rawHeaders.map(([name]) => name).join(', ')}.`,
        why: 'The headers of an error are a part of its answer, whatever its body looks like.',
        look: 'Look at the order in which you set status, headers and type: each of them has to reach the response.',
      },
      () => {
        if (header === null) expect(response.headers.has('www-authenticate')).toBe(false);
        else expect(response.headers.has(header)).toBe(true);
      },
    );
  }
});

test('Each conflict has a type of its own', { meta: { id: 'conflicts-named' } }, async () => {
  const api = await startApp();
  const bob = { ...ada, name: 'Bob', email: 'bob@toolshed.example' };
  await api.post('/tools', { json: saw });
  await api.post('/members', { json: ada });
  await api.post('/members', { json: bob });
  await api.post('/workshops', {
    json: { title: 'Knots', seats: 1, hostEmail: 'lin@toolshed.example' },
  });
  const as = (id: number) => ({ headers: { 'X-Member-Id': String(id) } });
  const conflict = async (response: ApiResponse, rule: string, words: string) => {
    await expectProblem(response, {
      type: `/problems/${rule}`,
      title: 'Conflict',
      status: 409,
      words,
    });
  };
  await api.post('/tools/1/loans', { json: { memberId: 1 } });
  await conflict(await api.post('/tools/1/loans', { json: { memberId: 2 } }), 'tool-out', 'out');
  const back = await api.post('/tools/1/loans/1/return');
  await explain(
    {
      should: 'A tool that is out comes back with 200.',
      happened: back.summary,
      why: 'A conflict is for what the rules forbid, and for nothing else.',
      look: 'Look at `end` in `loan-store.ts`: it throws when no row was changed.',
    },
    () => expect(back.status).toBe(200),
  );
  await conflict(await api.post('/tools/1/loans/1/return'), 'tool-back', 'back');
  await conflict(await api.post('/members', { json: ada }), 'email-taken', 'e-mail');
  await api.post('/workshops/1/seats', as(1));
  await conflict(await api.post('/workshops/1/seats', as(1)), 'seat-taken', 'has a seat');
  await conflict(await api.post('/workshops/1/seats', as(2)), 'workshop-full', 'Every seat');
});

test('A request that does not fit lists its problems', {
  meta: { id: 'problems-listed' },
}, async () => {
  const api = await startApp();
  for (const [method, path, body, places] of [
    ['POST', '/tools/saw/loans', { memberId: 0 }, ['params toolId', 'body memberId']],
    ['GET', '/workshops?free=perhaps&Limit=5', undefined, ['query free', 'query ']],
    ['POST', '/members', { ...ada, email: 'nobody' }, ['body email']],
  ] as const) {
    const response = await api.request(method, path, body === undefined ? {} : { json: body });
    await expectProblem(response, {
      type: 'about:blank',
      title: 'Unprocessable Entity',
      status: 422,
      extra: ['problems'],
    });
    const problems = valueIn(response.json, 'problems');
    const list: unknown[] = Array.isArray(problems) ? problems : [];
    const found = list.map(
      (each) => `${valueIn(each, 'source')} ${[valueIn(each, 'path')].flat().join('.')}`,
    );
    await explain(
      {
        should: `\`problems\` of ${method} ${path} has ${places.map((place) => place.trim()).join(' and ')}, each with a message, and no other keys.`,
        happened: `It has ${found.join(' and ') || 'none'}: ${response.text}`,
        why: 'A form shows each problem beside the field that it belongs to.',
        look: 'Look at what `answerTo` makes of a RequestProblem: its list goes into `problems`, not into `detail`.',
      },
      () => {
        expect(found).toEqual(places);
        for (const each of list)
          expect(Object.keys(Object(each)).toSorted()).toEqual(['message', 'path', 'source']);
      },
    );
  }
});

test('The 500 is a problem that tells nothing', { meta: { id: 'still-opaque' } }, async () => {
  const log = recordLog();
  const api = await startApp();
  await queryDatabase(
    'alter table ledger add constraint "velvet-drawer" check (length(entry) < 3)',
  );
  for (const [method, path, body] of [
    ['POST', '/tools', saw],
    ['POST', '/members', ada],
  ] as const) {
    log.length = 0;
    const response = await api.request(method, path, { json: body });
    await expectProblem(response, {
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
    });
    const text = log.flat().map(textOf).join(' ');
    await explain(
      {
        should: 'Nothing of the error is in the answer, and all of it, cause included, in the log.',
        happened: /velvet|ledger/.test(response.text)
          ? `The answer tells of it: ${response.text}`
          : `The log has: ${text.slice(0, 150) || 'nothing'}`,
        why: 'The client cannot help it. Whoever reads the log can.',
        look: 'Look at `answerError`: an error without an answer is logged whole, and answered with a constant.',
      },
      () => {
        expect(response.text).not.toMatch(/velvet|ledger/);
        expect(text).toContain('velvet-drawer');
        expect(text).toContain('could not be written');
      },
    );
  }
});

test('Good answers are what they were', { meta: { id: 'good-answers' } }, async () => {
  const api = await startApp();
  const answers = [
    await api.post('/tools', { json: saw }),
    await api.get('/tools'),
    await api.post('/members', { json: ada }),
    await api.get('/openapi.json'),
    await api.get('/docs/'),
  ];
  const types = answers.map((each) => each.headers.get('content-type')?.split(';')[0]);
  await explain(
    {
      should:
        'A tool, a member, a list and the document are sent as application/json, and /docs/ is a page.',
      happened: answers.map((each, index) => `${each.status} as ${types[index]}`).join(', '),
      why: 'The type application/problem+json says that something went wrong.',
      look: 'Look at where you set the type: in the error handler, and nowhere else.',
    },
    () => {
      expect(answers.map(({ status }) => status)).toEqual([201, 200, 201, 200, 200]);
      expect(types).toEqual([...Array(4).fill('application/json'), 'text/html']);
      expect(answers[0]?.json).toMatchObject({ id: 1, ...saw });
      expect(answers[2]?.json).toEqual({ id: 1, name: 'Ada', email: ada.email });
    },
  );
});

test('The document describes the problems', { meta: { id: 'problems-described' } }, async () => {
  const document = (await (await startApp()).get('/openapi.json')).json;
  const invalid = documentProblems(document);
  const wrong = operationsOf(document).flatMap(({ method, path, value }) =>
    Object.entries(Object(valueIn(value, 'responses')))
      .filter(([status]) => Number(status) >= 400)
      .filter(([status, answer]) => {
        const name = status === '422' ? 'RequestProblem' : 'Problem';
        return refOf(answer) !== `#/components/responses/${name}`;
      })
      .map(([status]) => `${status} of ${method} ${path}`),
  );
  await explain(
    {
      should:
        'The document is valid; each 422 refers to the response RequestProblem, each other refusal to Problem.',
      happened:
        invalid.length > 0 ? invalid.join(' ') : `These do not: ${wrong.slice(0, 3).join(', ')}.`,
      why: 'A client that is generated from the document reads refusals as they are described.',
      look: 'Look at `problem` and `problems` in `openapi.ts`: names and models belong together.',
    },
    () => {
      expect(invalid).toEqual([]);
      expect(wrong).toEqual([]);
    },
  );
  const keys = ['type', 'title', 'status', 'detail'];
  for (const [method, path, due] of [
    ['post', '/tools', ['201', '400', '413', '415', '422', '500']],
    ['get', '/tools/{id}', ['200', '404', '422', '500']],
    ['get', '/desk', ['200', '500']],
  ] as const) {
    const statuses = Object.keys(Object(valueIn(document, 'paths', path, method, 'responses')));
    await explain(
      {
        should: `For ${method.toUpperCase()} ${path}, the document still describes ${due.join(', ')}.`,
        happened: `It describes ${statuses.join(', ')}.`,
        why: 'The shape of the refusals changes, not which there are.',
        look: 'Look at `responses` in `describeRoute`: each entry has another name now, and stands where it stood.',
      },
      () => expect(statuses.toSorted()).toEqual(due),
    );
  }
  for (const [name, due] of [
    ['Problem', keys],
    ['RequestProblem', [...keys, 'problems']],
  ] as const) {
    const content = valueIn(document, 'components', 'responses', name, 'content');
    const schema = valueIn(document, 'components', 'schemas', name);
    const ref = refOf(valueIn(content, 'application/problem+json', 'schema'));
    await explain(
      {
        should: `The response ${name} has the content application/problem+json, with the schema ${name}, which requires ${due.join(', ')}, and whose status is an integer.`,
        happened:
          Object.keys(Object(content)).join() !== 'application/problem+json'
            ? `Its content is ${Object.keys(Object(content)).join(', ') || 'nothing'}.`
            : `Its schema is ${String(ref)}; required are ${JSON.stringify(valueIn(schema, 'required'))}, the status is ${JSON.stringify(valueIn(schema, 'properties', 'status'))}.`,
        why: 'The type of the content belongs to the description as much as the keys do.',
        look: 'Look at the models in `models.ts`, and at `registerComponent`: which type of content does it name?',
      },
      () => {
        expect(Object.keys(Object(content))).toEqual(['application/problem+json']);
        expect(ref).toBe(`#/components/schemas/${name}`);
        expect(Object.keys(Object(valueIn(schema, 'properties'))).toSorted()).toEqual(
          due.toSorted(),
        );
        expect(valueIn(schema, 'required')).toEqual(expect.arrayContaining([...due]));
        expect(valueIn(schema, 'properties', 'status', 'type')).toBe('integer');
      },
    );
  }
  const entry = valueIn(
    document,
    'components',
    'schemas',
    'RequestProblem',
    'properties',
    'problems',
    'items',
  );
  const left = ['Refusal', 'Problems'].filter((name) =>
    ['schemas', 'responses'].some(
      (kind) => valueIn(document, 'components', kind, name) !== undefined,
    ),
  );
  await explain(
    {
      should:
        'An entry of `problems` has source, path (of texts and numbers) and message; the components Refusal and Problems are gone.',
      happened: `An entry has ${Object.keys(Object(valueIn(entry, 'properties'))).join(', ')}; still there: ${left.join(', ') || 'none'}.`,
      why: 'What the app never answers should not be found in its description.',
      look: 'Look at `models.ts`: two models are not needed any more.',
    },
    () => {
      expect(Object.keys(Object(valueIn(entry, 'properties'))).toSorted()).toEqual([
        'message',
        'path',
        'source',
      ]);
      const place = JSON.stringify(valueIn(entry, 'properties', 'path', 'items') ?? null);
      expect(place).toContain('string');
      expect(place).toContain('number');
      expect(left).toEqual([]);
    },
  );
});

/** The reference itself, which `valueIn` would follow. */
function refOf(value: unknown): unknown {
  return Object(value).$ref;
}

interface Due {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly words?: string;
  readonly extra?: readonly string[];
}

/** A problem by RFC 9457, with these members and a detail in words. */
async function expectProblem(response: ApiResponse, due: Due) {
  const { type, title, status, words = '', extra = [] } = due;
  const { method, path } = response.request;
  const sent = response.headers.get('content-type') ?? 'no content type';
  const keys = Object.keys(Object(response.json));
  const names = ['type', 'title', 'status', 'detail', ...extra];
  await explain(
    () => ({
      should: `${method} ${path} is answered with ${status} as application/problem+json: type ${type}, title ${title}, status ${status}, and a \`detail\` in words.`,
      happened:
        response.status !== status
          ? response.summary
          : !sent.startsWith('application/problem+json')
            ? `The ${status} is sent as ${sent}.`
            : keys.toSorted().join() !== names.toSorted().join()
              ? `The problem has ${keys.join(', ')}, and should have ${names.join(', ')}.`
              : valueIn(response.json, 'type') !== type
                ? `The type is ${JSON.stringify(valueIn(response.json, 'type'))}: ${response.text}`
                : `A member has another value: ${response.text}`,
      why: 'One shape, for whatever goes wrong, is what lets a client have one place for it.',
      look: 'Look at `answerError`: it makes one object for all. Express keeps a content type that is set before `json` is called; `STATUS_CODES` of `node:http` has the phrases.',
    }),
    () => {
      expect(response.status).toBe(status);
      expect(sent).toMatch(/^application\/problem\+json\b/);
      expect(keys.toSorted()).toEqual(names.toSorted());
      expect(response.json).toMatchObject({ type, title, status });
      expect(valueIn(response.json, 'detail')).toEqual(expect.stringContaining(words));
      expect(valueIn(response.json, 'detail')).toEqual(expect.stringMatching(/\w+ \w+/));
    },
  );
}
