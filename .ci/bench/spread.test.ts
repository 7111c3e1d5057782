import { expect, test } from 'vitest';
import { median, quantile, timesOf } from './spread.ts';

test('the median does not mind the order', () => expect(median([9, 1, 5])).toBe(5));
test('a high quantile is among the measurements', () =>
  expect(quantile([1, 2, 3, 4], 0.95)).toBe(4));
test('nothing is rounded', () => expect(median([0.1234])).toBe(0.1234));
test('of nothing there is none', () => expect(median([])).toBeNaN());
test('work is run as often as asked', async () => {
  const runs: string[] = [];
  expect(await timesOf(3, async () => runs.push('run'))).toHaveLength(3);
  expect(runs).toHaveLength(3);
});
