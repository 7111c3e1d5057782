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

const ladder = { name: 'Ladder', dailyFee: 2 };
const asText = JSON.stringify(ladder);

test('A body that is not JSON is answered with 415', { meta: { id: 'foreign-body' } }, async () => {
  const api = await startApp();
  await api.post('/tools', { json: { name: 'Vice', dailyFee: 1 } });
  for (const [method, path, type, body] of [
    ['POST', '/tools', 'application/x-www-form-urlencoded', asText],
    ['POST', '/tools', 'text/plain', 'a ladder'],
    ['POST', '/tools', undefined, asText],
    ['PATCH', '/tools/1', 'application/merge-patch+json', '{"dailyFee":9}'],
    ['POST', '/members', 'application/xml', '<member/>'],
  ] as const) {
    const headers = type === undefined ? {} : { 'content-type': type };
    const response = await api.request(method, path, { body, headers });
    const what = `${method} ${path} with ${type === undefined ? 'no Content-Type' : `Content-Type: ${type}`}`;
    await explain(
      () => ({
        should: `${what} is answered with 415 and a \`detail\` in words.`,
        ...wrongAnswer(response, what),
      }),
      () => {
        expect(response.status).toBe(415);
        expect(valueIn(response.json, 'detail')).toEqual(expect.any(String));
      },
    );
  }
  const after = await api.get('/tools');
  await explain(
    {
      should: 'None of these requests has changed anything: the shed has one vice, for 1 a day.',
      happened: after.summary,
      why: 'What was refused must not have happened.',
      look: 'Look at where you answer 415: does the route end there? A `return` has to follow.',
    },
    () => expect(after.json).toMatchObject([{ name: 'Vice', dailyFee: 1 }]),
  );
});

test('JSON is JSON, however its type is written', { meta: { id: 'json-accepted' } }, async () => {
  const api = await startApp();
  for (const type of [
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/json;charset=UTF-8',
  ]) {
    const response = await api.post('/tools', { body: asText, headers: { 'content-type': type } });
    await explain(
      {
        should: `POST /tools with a good tool and Content-Type: ${type} is answered with 201.`,
        happened: response.summary,
        why: 'Capitals mean nothing in a media type, and parameters such as `charset` may follow it.',
        look: broken(
          response,
          'Look at how you compare: `req.is` knows what a media type is, `===` does not.',
        ),
      },
      () => expect(response.status).toBe(201),
    );
  }
});

test('A request without a body is answered with 422', { meta: { id: 'no-body' } }, async () => {
  const api = await startApp();
  await api.post('/tools', { json: ladder });
  for (const [method, path, type] of [
    ['POST', '/tools', undefined],
    ['PATCH', '/tools/1', undefined],
    ['POST', '/sign-in', 'text/plain'],
  ] as const) {
    const headers = type === undefined ? {} : { 'content-type': type };
    const response = await api.request(method, path, { body: '', headers });
    await explain(
      {
        should: `${method} ${path} with Content-Length: 0 is answered with 422 and a problem with the path [].`,
        happened:
          response.status === 415
            ? `An absent body was taken for one of another type: ${response.summary}`
            : response.summary,
        why: 'Nothing was sent, so nothing has the wrong type. What is missing is the body.',
        look: broken(
          response,
          'Look at what you ask before 415: for `req.is`, a length of 0 counts as a body. Browsers send this header with an empty POST.',
        ),
      },
      () => {
        expect(response.status).toBe(422);
        expect(response.json).toMatchObject({ detail: [{ path: [] }] });
      },
    );
  }
});

test('A route without a body schema does not mind a body', {
  meta: { id: 'other-routes-spared' },
}, async () => {
  const api = await startApp();
  await api.post('/tools', { json: ladder });
  for (const [method, path, status] of [
    ['GET', '/tools', 200],
    ['GET', '/tools/1', 200],
    ['DELETE', '/tools/1', 204],
  ] as const) {
    const response = await api.request(method, path, {
      body: 'please',
      headers: { 'content-type': 'text/plain' },
    });
    await explain(
      {
        should: `${method} ${path} is answered with ${status}, even with a body of plain text.`,
        happened: response.summary,
        why: 'Some clients send a body, or its headers, with every request. Nobody reads it here.',
        look: broken(
          response,
          'Look at when you refuse: a contract without `body` takes none, and asks for none.',
        ),
      },
      () => expect(response.status).toBe(status),
    );
  }
});

test('The document describes the 415 where a body is taken', {
  meta: { id: 'refusal-described' },
}, async () => {
  const api = await startApp();
  const document = (await api.get('/openapi.json')).json;
  const operations = operationsOf(document);
  const withBody = operations.filter(({ value }) => valueIn(value, 'requestBody') !== undefined);
  await explain(
    {
      should: 'The document describes four routes that take a body, and is valid.',
      happened: `It describes ${withBody.length}. ${documentProblems(document).join(' ')}`,
      why: 'The 415 belongs to these routes.',
      look: 'Look at what you changed in `describeRoute`: the rest of it stays as it is.',
    },
    () => {
      expect(withBody).toHaveLength(4);
      expect(documentProblems(document)).toEqual([]);
    },
  );
  for (const { method, path, value } of operations) {
    const due = withBody.some((each) => each.value === value);
    const answer = valueIn(value, 'responses', '415');
    const model = componentOf(valueIn(answer, 'content', 'application/json', 'schema'));
    await explain(
      () => ({
        should: due
          ? `For ${method} ${path}, the document describes 415 with a Refusal, beside 422.`
          : `For ${method} ${path}, which takes no body, the document describes no 415.`,
        happened:
          answer === undefined
            ? `${method} ${path} has ${Object.keys(valueIn(value, 'responses') ?? {}).join(', ')}.`
            : due
              ? `The body of 415 is described as ${model ?? 'nothing'}.`
              : `${method} ${path} has a 415 that it never answers.`,
        why: 'A client prepares for what the document names, and for nothing else.',
        look: 'Look at `responses` in `describeRoute`: an entry for 415 when the contract has a `body`. Its `detail` is a text, as in Refusal.',
      }),
      () => {
        expect(answer !== undefined).toBe(due);
        if (due) expect(model).toBe('Refusal');
        if (due) expect(valueIn(value, 'responses', '422')).toBeDefined();
      },
    );
  }
});

/** What happened, why and where to look when a body of another type did not get its 415. */
function wrongAnswer(response: ApiResponse, what: string) {
  if (response.status === 415) {
    return {
      happened: `415 came without a \`detail\` in words: ${response.summary}`,
      why: 'The status says that the type is wrong. Which one would be right, only words can say.',
      look: 'Look at the answer: `json({ detail: ... })`, as with 404.',
    };
  }
  if (response.status < 300) {
    return {
      happened: `The body was taken for JSON, whatever its type says: ${response.summary}`,
      why: 'A type that nobody believes protects nobody: a form on any other website can send such a body without being asked.',
      look: 'Look at `express.json()`: it reads what says that it is JSON. Let it do so, and refuse the rest.',
    };
  }
  if (response.status === 422) {
    return {
      happened: `${what} was judged as if it had another body, or none: ${response.summary}`,
      why: 'The client sees its body, and is told that there is none. The type is what it has to change.',
      look: 'Look at the beginning of the route: ask for the type before `parse` looks at the body. `req.is("json")` is false for every type but application/json.',
    };
  }
  return {
    happened: response.summary,
    why: '415 is the status for a body of a type that the app does not read. Any other sends the client looking for another mistake.',
    look: broken(response, 'Look at the status that you answer with.'),
  };
}

/** Where to look: a server that broke comes first, whatever the check was about. */
function broken(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500) return otherwise;
  return 'A 500 means that something threw. A header that was not sent is `undefined`, and has no methods. The console shows the line.';
}
