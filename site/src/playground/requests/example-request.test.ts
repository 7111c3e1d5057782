import { expect, test } from 'vitest';
import { requestOf } from './example-request.ts';

test('a JSON example brings its media type, unless the example names one', () => {
  const example = {
    title: 't',
    method: 'POST',
    path: '/tools',
    headers: {},
    json: { a: 1 },
  } as const;
  expect(requestOf(example)).toEqual({
    method: 'POST',
    path: '/tools',
    headers: [['Content-Type', 'application/json']],
    body: '{\n  "a": 1\n}',
  });
  expect(requestOf({ ...example, headers: { 'content-type': 'text/plain' } }).headers).toEqual([
    ['content-type', 'text/plain'],
  ]);
});

test('a raw body is sent as it is; without one there is none', () => {
  const example = { title: 't', method: 'PUT', path: '/', headers: {} } as const;
  expect(requestOf({ ...example, body: '{"a":' })).toMatchObject({ headers: [], body: '{"a":' });
  expect('body' in requestOf(example)).toBe(false);
});
