import { expect, test } from 'vitest';
import { ApiResponse } from './response.ts';

interface Given {
  readonly method?: string;
  readonly sent?: string;
  readonly type?: string;
  readonly body?: string;
  readonly status?: readonly [number, string];
}

function summary({ method = 'GET', sent, type, body = '', status = [200, 'OK'] }: Given): string {
  const headers = new Headers(type === undefined ? {} : { 'content-type': type });
  const head = { status: status[0], statusText: status[1], headers, rawHeaders: [] };
  const request = { method, path: '/tools', headers: [], body: sent };
  return new ApiResponse(request, head, new TextEncoder().encode(body)).summary;
}

test('request and answer with JSON', () => {
  expect(
    summary({
      method: 'POST',
      sent: '{"name":"Drill"}',
      type: 'application/json',
      body: '{"id":1}',
      status: [201, 'Created'],
    }),
  ).toBe('POST /tools with `{"name":"Drill"}` answered 201 Created with `{"id":1}`');
});

test.each([
  ['JSON that a check broke on purpose', '{"name":', '`{"name":`'],
  ['JSON that is cut', `[${'1,'.repeat(150)}1]`, `\`[${'1,'.repeat(99)}1…\``],
  ['plain text', 'a drill', 'a drill'],
  ['JSON with a back-tick in it', '{"name":"`"}', '{"name":"`"}'],
])('%s', (_what, body, shown) => {
  expect(summary({ body })).toBe(`GET /tools answered 200 OK with ${shown}`);
});

test('an answer without a body', () => {
  expect(summary({ status: [204, 'No Content'] })).toBe(
    'GET /tools answered 204 No Content without a body',
  );
});

test('of Express’s error page the first line, without markup', () => {
  const page =
    '<!DOCTYPE html><html><head><title>Error</title></head><body><pre>TypeError: &quot;x&quot; &amp; y<br> &nbsp; &nbsp;at /home/me/app.ts</pre></body></html>';
  expect(
    summary({
      type: 'text/html; charset=utf-8',
      body: page,
      status: [500, 'Internal Server Error'],
    }),
  ).toBe('GET /tools answered 500 Internal Server Error with an HTML page: TypeError: "x" & y');
});

test('of another page its words', () => {
  expect(summary({ type: 'text/html', body: '<title>T</title><h1>Tools</h1><p>none</p>' })).toBe(
    'GET /tools answered 200 OK with an HTML page: T Tools none',
  );
});

test('bytes are counted, long bodies are cut', () => {
  expect(summary({ type: 'image/png', body: 'abc' })).toContain('with 3 bytes of image/png');
  expect(summary({ body: 'x'.repeat(300) })).toBe(
    `GET /tools answered 200 OK with ${'x'.repeat(200)}…`,
  );
});

test('a body that is no JSON has no value', () => {
  const head = { status: 200, statusText: 'OK', headers: new Headers(), rawHeaders: [] };
  const request = { method: 'GET', path: '/', headers: [], body: undefined };
  expect(new ApiResponse(request, head, new TextEncoder().encode('<p>')).json).toBeUndefined();
  expect(new ApiResponse(request, head, new TextEncoder().encode('null')).json).toBeNull();
});
