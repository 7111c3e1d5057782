import { expect, test } from 'vitest';
import { formatHeaderLines, headerOf, parseHeaderLines } from './header-lines.ts';

test('lines become headers, in order, repeated names apart', () => {
  const text = 'Accept: application/json\n\n  X-Trace :  a:b \nAccept: text/html';
  const headers = [
    ['Accept', 'application/json'],
    ['X-Trace', 'a:b'],
    ['Accept', 'text/html'],
  ] as const;
  expect(parseHeaderLines(text)).toEqual({ headers });
  expect(parseHeaderLines(formatHeaderLines(headers))).toEqual({ headers });
  expect(headerOf(headers, 'x-trace')).toBe('a:b');
  expect(headerOf(headers, 'cookie')).toBeNull();
});

test.each([
  ['no colon', 'Accept', 'Line 1 of the headers is "Accept"'],
  ['no name', 'Accept: a\n: value', 'Line 2 of the headers is ": value"'],
  ['a space in the name', 'My Header: a', 'Line 1 of the headers is "My Header: a"'],
])('%s is told with its line', (_, text, sentence) => {
  expect(parseHeaderLines(text)).toEqual({ problem: expect.stringContaining(sentence) });
});
