import { expect, test } from 'vitest';
import { bodyText, MOST_CHARACTERS } from './body-text.ts';

const answer = (type: string | null, body: string | Uint8Array) =>
  bodyText({
    headers: type ? [['Content-Type', type]] : [],
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });

test.each([
  [
    'JSON is laid out',
    'application/json; charset=utf-8',
    '{"a":[1]}',
    '{\n  "a": [\n    1\n  ]\n}',
  ],
  ['so is a problem document', 'application/problem+json', '{"a":1}', '{\n  "a": 1\n}'],
  ['broken JSON stays raw', 'application/json', '{"a":', undefined],
  ['text stays raw, even when it looks like JSON', 'text/plain', '{"a":1}', undefined],
  ['nothing said about the type', null, 'hello', undefined],
])('%s', (_, type, raw, pretty) => {
  expect(answer(type, raw)).toEqual({ kind: 'text', raw, cut: 0, ...(pretty ? { pretty } : {}) });
});

test('no body, bytes that are not text, a very long body', () => {
  expect(answer('application/json', '')).toEqual({ kind: 'empty' });
  expect(answer('image/png', new Uint8Array([0x89, 0x50, 0xff]))).toEqual({
    kind: 'binary',
    type: 'image/png',
    bytes: 3,
  });
  expect(answer('text/plain', 'x'.repeat(MOST_CHARACTERS + 5))).toMatchObject({ cut: 5 });
});
