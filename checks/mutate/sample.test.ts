import { expect, test } from 'vitest';
import { sample } from './sample.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index);

test('the same few are chosen every time, in their order', () => {
  const few = sample(hundred, 10);
  expect(few).toHaveLength(10);
  expect(sample(hundred, 10)).toEqual(few);
  expect(few.toSorted((a, b) => a - b)).toEqual(few);
});

test('they come from the whole', () => {
  const few = sample(hundred, 20);
  expect(few.some((index) => index < 34)).toBe(true);
  expect(few.some((index) => index > 66)).toBe(true);
});

test('all are chosen when there are no more', () => {
  expect(sample(hundred, 100)).toEqual(hundred);
  expect(sample([1, 2], 5)).toEqual([1, 2]);
});
