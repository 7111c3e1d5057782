import { expect, test } from 'vitest';
import { foldsAt, limitsOf, within } from './pane-limits.ts';

test('both panes stay as large as they must be', () => {
  const limits = limitsOf([300, 200], 1000);
  expect(limits).toEqual({ least: 30, most: 80 });
  expect([10, 50, 95].map((share) => within(share, limits))).toEqual([30, 50, 80]);
});

test('without room for both the border stands in the middle', () => {
  expect(limitsOf([300, 300], 500)).toEqual({ least: 50, most: 50 });
});

test('before anything is laid out nothing is limited', () => {
  expect(limitsOf([300, 300], 0)).toEqual({ least: 0, most: 100 });
});

test.each([
  [16, 0, false],
  [14, 0, true],
  [89, 100, false],
  [91, 100, true],
])('dragged to %s, the pane that is gone at %s folds: %s', (share, folded, expected) => {
  expect(foldsAt(share, folded, { least: 30, most: 80 })).toBe(expected);
});
