import { expect, test } from 'vitest';
import * as z from 'zod';
import {
  type ApiResponse,
  documentProblems,
  explain,
  importRouterParts,
  type Operation,
  operationsOf,
  queryDatabase,
  recordLog,
  serve,
  startApp,
  valueIn,
} from '#kit';

const fortune = { name: 'Gold hammer', dailyFee: 1e308 };

test('A request whose answer does not fit leaves nothing behind', {
  meta: { id: 'undone' },
}, async () => {
  recordLog();
  const api = await startApp();
  await api.post('/tools', { json: { name: 'Saw', dailyFee: 2 } });
  for (const [method, path, json] of [
    ['POST', '/tools', fortune],
    ['PATCH', '/tools/1', { dailyFee: 9e307 }],
  ] as const) {
    await expectOpaque(await api.request(method, path, { json }));
    const rows = await queryDatabase<{ name: string; dailyFee: string }>(
      'select name, daily_fee::text as "dailyFee" from tools order by id',
    );
    await explain(
      {
        should: `After the 500 for ${method} ${path}, there is one tool: a saw, for 2 a day.`,
        happened: `The client was told that it failed, and the shed has ${rows.map((row) => `${row.name} for ${row.dailyFee.slice(0, 6)}`).join(', ')}.`,
        why: 'A client that reads 500 tries again. And a row that fits no answer takes every list with it.',
        look: 'Look at when `fill` is called: inside of the work of `run`, so that its error goes through `close`.',
      },
      () => expect(rows).toEqual([{ name: 'Saw', dailyFee: '2' }]),
    );
  }
  const list = await api.get('/tools');
  await explain(
    {
      should: 'GET /tools still lists the saw.',
      happened: list.summary,
      why: 'One request must not take the list away from everybody.',
      look: 'Look at what was kept of the requests before.',
    },
    () => expect(list.json).toMatchObject([{ name: 'Saw' }]),
  );
});

test('Answers that fit are filtered, as before', { meta: { id: 'filled' } }, async () => {
  const api = await startApp();
  const tool = await api.post('/tools', { json: { name: 'Saw', dailyFee: 2 } });
  const ada = { name: 'Ada', email: 'ada@toolshed.example', password: 'twelve or more' };
  const member = await api.post('/members', { json: ada });
  const bell = await api.post('/desk/bell', { json: { name: 'Ada' } });
  const list = await api.get('/tools');
  await explain(
    {
      should:
        'A new tool is 201 with Location and the keys of ToolPublic, a new member 201 without password, a ring 204, a list 200.',
      happened: [tool, member, bell, list].map((each) => each.summary).join('; '),
      why: 'The model of an answer says what may leave, and drops the rest.',
      look: 'Look at what `fill` gives back: the parsed copy, never what it was given. Then at what is sent.',
    },
    () => {
      expect(tool.status).toBe(201);
      expect(tool.headers.get('location')).toBe('/tools/1');
      expect(Object.keys(Object(tool.json)).toSorted().join(' ')).toBe(
        'dailyFee deposit id name notes weeklyFee',
      );
      expect(member.json).toEqual({ id: 1, name: ada.name, email: ada.email });
      expect(bell.status).toBe(204);
      expect(list.status).toBe(200);
    },
  );
  const log = recordLog();
  const { createApp, ApiRouter, route } = await importRouterParts();
  const labels = new ApiRouter({ prefix: '/labels' });
  const contract = { method: 'get', path: '/', summary: 'Print', response: z.string() };
  route(labels, contract, ({ res }) => {
    res.json('printed');
  });
  const response = await (await serve(createApp([labels]))).get('/labels');
  await explain(
    {
      should: 'A handler that has answered by itself is left alone, and nothing is logged.',
      happened: `${response.summary}; in the log are ${log.length} entries.`,
      why: 'Streams and downloads answer by themselves. What they gave back is nothing, and need fit nothing.',
      look: 'Look at `route`: when `res.headersSent` is true, there is no output to make of a model.',
    },
    () => {
      expect(response.json).toBe('printed');
      expect(log).toEqual([]);
    },
  );
});

test('The log names the route that broke its promise', {
  meta: { id: 'named-in-log' },
}, async () => {
  const log = recordLog();
  const { createApp, ApiRouter, route, ResponseProblem } = await importRouterParts<{
    ResponseProblem: new (message: string) => Error;
  }>({ 'errors.ts': ['ResponseProblem'] });
  const repairs = new ApiRouter({ prefix: '/repairs' });
  route(
    repairs,
    {
      method: 'get',
      path: '/:id',
      summary: 'Show a repair',
      params: z.object({ id: z.string() }),
      response: z.object({ parts: z.array(z.object({ price: z.number() })) }),
    },
    () => ({ parts: [{ price: 3 }, { price: 'velvet' }] }),
  );
  const api = await serve(createApp([repairs]));
  const response = await api.get('/repairs/7');
  await expectOpaque(response);
  const errors = log.flat().flatMap(withCauses);
  const problem = errors.find((error) => error instanceof ResponseProblem);
  const cause: unknown = problem?.cause;
  await explain(
    {
      should:
        'The log has a ResponseProblem that names GET /repairs/:id, with the ZodError as its cause.',
      happened:
        problem === undefined
          ? `In the log are ${errors.map((error) => error.name).join(', ') || 'no errors'}, and no ResponseProblem.`
          : cause === undefined
            ? `The ResponseProblem has no cause: ${problem.message}`
            : `The message is: ${problem.message}`,
      why: 'A ZodError says which field does not fit. Of which route, only the place where it is thrown knows.',
      look: 'Look at `fill`: it has the whole contract, with `method` and `path`. An error takes its cause as the second argument.',
    },
    () => {
      expect(problem).toBeDefined();
      expect(problem?.message).toMatch(/\bget\b/i);
      expect(problem?.message).toContain('/repairs/:id');
      expect(Object(cause).issues?.[0]?.path).toEqual(['parts', 1, 'price']);
    },
  );
});

test('Problems are described once', { meta: { id: 'described-once' } }, async () => {
  const document = (await (await startApp()).get('/openapi.json')).json;
  const answers = operationsOf(document).flatMap(problemAnswers);
  for (const { name, status, answer } of answers) {
    const due = `#/components/responses/${status === '422' ? 'Problems' : 'Refusal'}`;
    const ref = refOf(answer);
    await explain(
      {
        should: `For ${name}, the answer ${status} refers to ${due}.`,
        happened:
          ref === undefined
            ? `It is written out: ${JSON.stringify(answer).slice(0, 120)}`
            : `It refers to ${String(ref)}.`,
        why: 'What is written once is changed once, and a generated client has one type for it.',
        look: 'Look at `problem`: a `$ref` in place of `content`, with the name that it is given.',
      },
      () => expect(ref).toBe(due),
    );
  }
  const described = answers.find(
    ({ name, status }) => name === 'GET /tools/{id}' && status === '404',
  );
  const content = valueIn(document, 'components', 'responses', 'Problems', 'content');
  const model = refOf(valueIn(content, 'application/json', 'schema'));
  const { description } = Object(described?.answer);
  const problems = documentProblems(document);
  await explain(
    {
      should:
        'The document is valid, the 404 of GET /tools/{id} still says "There is no such tool.", and the component Problems refers to its schema.',
      happened: `${problems.join(' ') || 'It is valid.'} The 404 says ${description ?? 'nothing'}; the schema is ${JSON.stringify(model) ?? 'nothing'}.`,
      why: 'What an answer means here is said here; what it looks like is said once.',
      look: 'Look at `problem`: the description stands beside the `$ref`. The components are right as they are given.',
    },
    () => {
      expect(problems).toEqual([]);
      expect(description).toBe('There is no such tool.');
      expect(model).toBe('#/components/schemas/Problems');
    },
  );
});

test('Every route has a 500', { meta: { id: 'crash-described' } }, async () => {
  const document = (await (await startApp()).get('/openapi.json')).json;
  const operations = operationsOf(document);
  const without = operations.filter(
    ({ value }) => valueIn(value, 'responses', '500') === undefined,
  );
  await explain(
    {
      should: 'The document describes a 500 for each route.',
      happened: `${without.length} of ${operations.length} have none, such as ${without.map(({ method, path }) => `${method} ${path}`)[0]}.`,
      why: 'Any route can break. A client that knows how it looks then can say something better than "undefined".',
      look: 'Look at `responses` in `describeRoute`: the 500 needs no condition.',
    },
    () => {
      expect(operations.length).toBeGreaterThan(15);
      expect(without).toEqual([]);
    },
  );
});

/** The reference itself, which `valueIn` would follow. */
function refOf(value: unknown): unknown {
  return Object(value).$ref;
}

function problemAnswers({ method, path, value }: Operation) {
  return Object.entries(Object(valueIn(value, 'responses')))
    .filter(([status]) => Number(status) >= 400)
    .map(([status, answer]) => ({ name: `${method} ${path}`, status, answer }));
}

function withCauses(value: unknown): Error[] {
  return value instanceof Error ? [value, ...withCauses(value.cause)] : [];
}

async function expectOpaque(response: ApiResponse) {
  const { method, path } = response.request;
  await explain(
    {
      should: `${method} ${path} has an answer that does not fit its model: 500, without Location, and without a word about the model.`,
      happened:
        response.status < 300
          ? `What does not fit was sent: ${response.summary}`
          : response.status < 500
            ? `The client was blamed: ${response.summary}`
            : `The 500 tells too much: ${response.text} ${response.headers.get('location') ?? ''}`,
      why: 'The app has broken its own promise. The client can do nothing about it, and need not know the inside.',
      look: 'Look at what `fill` does when the model refuses: it throws. `answerTo` needs no new line.',
    },
    () => {
      expect(response.status).toBe(500);
      expect(response.json).toEqual({ detail: expect.any(String) });
      expect(response.text).not.toMatch(/weeklyFee|price|expected|contract/i);
      expect(response.headers.get('location')).toBeNull();
    },
  );
}
