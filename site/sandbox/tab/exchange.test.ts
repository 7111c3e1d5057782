import { expect, test } from 'vitest';
import type { AppRequest, AppResponse } from '../sandbox.ts';
import { CookieJar } from './cookie-jar.ts';
import { exchange, LeavesApp, type PageRequest } from './exchange.ts';

type Answer = Partial<Pick<AppResponse, 'status' | 'headers'>>;

/** An app that answers by path, and remembers what it was asked. */
function app(answers: Readonly<Record<string, Answer>>) {
  const asked: AppRequest[] = [];
  const send = async (request: AppRequest): Promise<AppResponse> => {
    asked.push(request);
    const { status = 200, headers = [] } = answers[request.path] ?? {};
    return { status, statusText: '', headers, body: new Uint8Array(), ms: 1 };
  };
  return { asked, send };
}

const to = (location: string, status = 302): Answer => ({
  status,
  headers: [['Location', location]],
});

const asking = (path: string, more: Partial<PageRequest> = {}): PageRequest => ({
  method: 'GET',
  url: new URL(path, 'http://localhost:3000'),
  headers: [],
  body: null,
  redirect: 'follow',
  ...more,
});

const signal = new AbortController().signal;
const form = new TextEncoder().encode('name=Drill');
const typed = [['content-type', 'application/x-www-form-urlencoded']] as const;

test('a redirect is followed, with its query, and keeps the fragment', async () => {
  const { asked, send } = app({ '/docs': to('/docs/?a=1', 301) });
  const answer = await exchange(send, new CookieJar(), asking('/docs#tools'), signal);
  expect(answer.url.href).toBe('http://localhost:3000/docs/?a=1#tools');
  expect(asked.map(({ path }) => path)).toEqual(['/docs', '/docs/?a=1']);
});

test.each([
  [301, 'POST', 'GET'],
  [302, 'POST', 'GET'],
  [303, 'PUT', 'GET'],
  [302, 'PUT', 'PUT'],
  [307, 'POST', 'POST'],
  [308, 'POST', 'POST'],
])('a %i turns %s into %s', async (status, method, then) => {
  const { asked, send } = app({ '/tools': to('/done', status) });
  const request = asking('/tools', { method, body: form, headers: typed });
  const answer = await exchange(send, new CookieJar(), request, signal);
  expect(asked[1]).toMatchObject({ method: then, path: '/done' });
  expect(asked[1]?.bytes).toEqual(then === 'GET' ? undefined : form);
  expect(asked[1]?.headers.some(([name]) => name === 'content-type')).toBe(then !== 'GET');
  expect(answer.request.method).toBe(then);
});

test('a cookie that comes with a redirect goes along, and what the page forges does not', async () => {
  const { asked, send } = app({
    '/login': {
      status: 303,
      headers: [
        ['location', '/me'],
        ['Set-Cookie', 'session=1; Path=/'],
      ],
    },
  });
  const forged = [
    ['Cookie', 'session=2'],
    ['Host', 'example.org'],
  ] as const;
  await exchange(send, new CookieJar(), asking('/login', { headers: forged }), signal);
  const sent = asked.map(({ headers }) =>
    headers.filter(([name]) => /^(cookie|host)$/i.test(name)),
  );
  expect(sent).toEqual([
    [['host', 'localhost:3000']],
    [
      ['host', 'localhost:3000'],
      ['cookie', 'session=1'],
    ],
  ]);
});

test('a redirect out of the app is not followed, and says where it leads', async () => {
  const { asked, send } = app({ '/': to('https://example.org/') });
  const going = exchange(send, new CookieJar(), asking('/'), signal);
  await expect(going).rejects.toThrow(LeavesApp);
  await expect(going).rejects.toThrow('https://example.org/');
  expect(asked).toHaveLength(1);
});

test('a circle of redirects ends with a sentence', async () => {
  const { asked, send } = app({ '/a': to('/b'), '/b': to('/a') });
  await expect(exchange(send, new CookieJar(), asking('/a'), signal)).rejects.toThrow('20 times');
  expect(asked).toHaveLength(21);
});

test('a request may take the redirect as its answer, or refuse it', async () => {
  const { send } = app({ '/a': to('/b') });
  const manual = asking('/a', { redirect: 'manual' });
  expect((await exchange(send, new CookieJar(), manual, signal)).status).toBe(302);
  const error = asking('/a', { redirect: 'error' });
  await expect(exchange(send, new CookieJar(), error, signal)).rejects.toThrow('/b');
});
