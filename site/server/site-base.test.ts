import { expect, test } from 'vitest';
import { siteBase } from './site-base.ts';

test.each([
  ['/', '/'],
  ['', '/'],
  ['groundwork', '/groundwork/'],
  ['/learn/groundwork', '/learn/groundwork/'],
  ['//groundwork//', '/groundwork/'],
])('%j is %s', (value, base) => {
  expect(siteBase(value)).toBe(base);
});

test.each(['https://example.org/', '/a b/', '/a?b/', '/a\n'])('%j is refused', (value) => {
  expect(() => siteBase(value)).toThrow('GROUNDWORK_BASE is a folder of the host');
});
