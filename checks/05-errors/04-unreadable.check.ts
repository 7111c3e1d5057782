import { expect, test } from 'vitest';
import { type ApiResponse, explain, importRouterParts, serve, startApp, valueIn } from '#kit';

const json = { 'content-type': 'application/json' };

test('A body that is not JSON, or not packed as it says, is 400', {
  meta: { id: 'malformed' },
}, async () => {
  const api = await startApp();
  for (const [method, path, body, packing] of [
    ['POST', '/tools', '{ "name": "velvet-hammer", "dailyFee": '],
    ['POST', '/members', '{ "name": "Ada", "password": "velvet-horse'],
    ['POST', '/members', '{ "name": "Ada", "password": velvet-horse }'],
    ['PATCH', '/tools/1', 'velvet-saw'],
    ['POST', '/sign-in', '"velvet"'],
    ['POST', '/tools', '{ "name": "velvet-hammer", "dailyFee": 2 }', 'gzip'],
    ['POST', '/sign-in', '{ "name": "velvet" }', 'deflate'],
  ] as const) {
    const headers = packing === undefined ? json : { ...json, 'content-encoding': packing };
    const response = await api.request(method, path, { body, headers });
    const what = packing === undefined ? 'that is not JSON' : `that is not the ${packing} it says`;
    await expectTold(response, 400, `${method} ${path} with a body ${what}`);
    await explain(
      {
        should: 'The answer does not quote the body.',
        happened: `The answer repeats what was sent: ${response.text}`,
        why: 'A body that broke off may hold a password. Answers end up in logs, screenshots and reports.',
        look: 'Look at where the words come from: `reasons` has a sentence for each `type`. The message of the error quotes the body.',
      },
      () => expect(response.text).not.toMatch(/velvet|"nam/),
    );
  }
});

test('A body that is too large is 413', { meta: { id: 'too-large' } }, async () => {
  const api = await startApp();
  for (const length of [102_500, 300_000]) {
    const response = await api.post('/tools', {
      json: { name: 'a'.repeat(length), dailyFee: 1 },
    });
    await expectTold(response, 413, `POST /tools with ${length} letters`);
  }
  const response = await api.post('/members', {
    json: { name: 'a'.repeat(90_000), email: 'ada@toolshed.example', password: 'short' },
  });
  await explain(
    {
      should: 'A body of 90 kB is read: it is refused with 422, for its password.',
      happened: `${response.status} came back.`,
      why: 'The limit is 100 kB.',
      look: 'Look at `express.json()` in `app.ts`: its own limit is right.',
    },
    () => expect(response.status).toBe(422),
  );
});

test('A charset or an encoding that is not read is 415', { meta: { id: 'not-read' } }, async () => {
  const api = await startApp();
  for (const headers of [
    { 'content-type': 'application/json; charset=latin1' },
    { ...json, 'content-encoding': 'zip' },
  ]) {
    const response = await api.post('/tools', { body: '{"name":"Saw","dailyFee":2}', headers });
    await expectTold(response, 415, `POST /tools with ${Object.values(headers).join(', ')}`);
  }
});

test('A path that cannot be decoded is 400', { meta: { id: 'undecodable' } }, async () => {
  const api = await startApp();
  for (const path of ['/tools/%E0%A4%A', '/members/%', '/tools/1/loans/%ff'])
    await expectTold(await api.get(path), 400, `GET ${path}`);
});

test('Errors of handlers are not taken for these', { meta: { id: 'others-spared' } }, async () => {
  const { createApp, ApiRouter, route } = await importRouterParts();
  const parts = new ApiRouter({ prefix: '/parts' });
  const cases = {
    '/supplier': () => {
      throw Object.assign(new Error('No such part.'), { status: 404 });
    },
    '/hidden': () => {
      throw Object.assign(new Error('Key refused.'), { status: 403, expose: false, type: 'key' });
    },
    '/exposed': () => {
      throw Object.assign(new Error('Down.'), { status: 503, expose: true, type: 'down' });
    },
    '/moved': () => {
      throw Object.assign(new Error('Moved.'), { status: 302, expose: true, type: 'moved' });
    },
    '/syntax': () => JSON.parse('{ "parts": ['),
    '/decoding': () => decodeURIComponent('%'),
    '/text': () => {
      throw 'entity.parse.failed';
    },
  };
  for (const [path, handler] of Object.entries(cases))
    route(parts, { method: 'get', path, summary: 'Ends with an error' }, handler);
  const api = await serve(createApp([parts]));
  for (const path of Object.keys(cases)) {
    const response = await api.get(`/parts${path}`);
    await explain(
      {
        should: `${broughtBy(path)} is no error of reading a request: \`unreadable\` gives undefined for it.`,
        happened: `The client was told that its request is at fault: ${response.status} with ${response.text}`,
        why: 'The request was read, and found good. What broke then is the app’s, or its supplier’s.',
        look: 'Look at what `unreadable` asks of an error. A `status` between 400 and 499 *and* `expose: true` are the mark of a parser; a `URIError` comes from Express when it has a `status`.',
      },
      () => expect(valueIn(response.json, 'detail')).toBeUndefined(),
    );
  }
});

function broughtBy(path: string): string {
  return (
    {
      '/supplier': 'An error with the status 404, and no `expose`,',
      '/hidden': 'An error with the status 403 and `expose: false`',
      '/exposed': 'An error with the status 503',
      '/moved': 'An error with the status 302',
      '/syntax': 'A SyntaxError of a handler’s own `JSON.parse`',
      '/decoding': 'A URIError of a handler’s own `decodeURIComponent`',
    }[path] ?? 'A text that was thrown'
  );
}

async function expectTold(response: ApiResponse, status: number, what: string) {
  const isPage = response.text.startsWith('<!DOCTYPE');
  await explain(
    {
      should: `${what} is answered with ${status}, as JSON, with a \`detail\` in words.`,
      happened:
        response.status === 500 && valueIn(response.json, 'detail') !== undefined
          ? `The client was told that the server is at fault: ${response.status} with ${response.text}`
          : response.status === 500
            ? 'The body was read to its end, and then something else broke on it: 500.'
            : isPage
              ? `Express answered with a page: ${response.status}. \`unreadable\` did not know the error.`
              : response.status === 422
                ? `It was judged by a schema: ${response.summary}`
                : response.status === status
                  ? `The status is right, the words are missing: ${response.text}`
                  : `It was told with another status: ${response.status} with ${response.text}`,
      why: 'The status tells a program what to change: the JSON, the size, the charset, the path.',
      look: isPage
        ? 'Look at which fields you ask for. Not each of these errors has a `type`, and a `URIError` has no `expose`.'
        : 'Look at the HttpError that you make: the status is the one of the error, the words are from `reasons`, or of your own.',
    },
    () => {
      expect(isPage).toBe(false);
      expect(response.status).toBe(status);
      expect(response.json).toEqual({ detail: expect.stringMatching(/\w+ \w+/) });
    },
  );
}
