import { expect, test } from 'vitest';
import { comesIn, dueWords } from './review-words.ts';

test.each([
  [1, '1 question is due'],
  [3, '3 questions are due'],
])('%i due', (count, words) => {
  expect(dueWords(count)).toBe(words);
});

test.each([
  [1, 'in 1 minute'],
  [10 * 60_000, 'in 10 minutes'],
  [3_600_000, 'in 1 hour'],
  [23 * 3_600_000, 'in 23 hours'],
  [86_400_000, 'in 1 day'],
  [21 * 86_400_000, 'in 21 days'],
])('%i ms from now is %s', (wait, words) => {
  expect(comesIn(5000 + wait, 5000)).toBe(words);
});
