import { expect, test } from 'vitest';
import { readRefresh } from './refresh.ts';

test.each([
  ['0;url=/docs/', 0, '/docs/'],
  ['5; URL = "next?a=1"', 5_000, 'next?a=1'],
  ["1.5, url='x'", 1_000, 'x'],
  ['3', 3_000, ''],
  ['2 /later', 2_000, '/later'],
])('%s', (content, after, href) => {
  expect(readRefresh(content)).toEqual({ after, href });
});

test.each(['', 'soon', 'url=/x', '-1;url=/x'])('"%s" says nothing', (content) => {
  expect(readRefresh(content)).toBeNull();
});
