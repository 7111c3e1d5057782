import { expect, test } from 'vitest';
import { differenceOf } from './difference.ts';

test.each([
  ['abcdef', 'abXdef', { from: 2, to: 3, insert: 'X' }],
  ['aa', 'aaa', { from: 2, to: 2, insert: 'a' }],
  ['aaa', 'aa', { from: 2, to: 3, insert: '' }],
  ['', 'new', { from: 0, to: 0, insert: 'new' }],
  ['old', '', { from: 0, to: 3, insert: '' }],
  ['same', 'same', { from: 4, to: 4, insert: '' }],
])('%j becomes %j', (before, after, change) => {
  expect(differenceOf(before, after)).toEqual(change);
  expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
});
