import { expect, test } from 'vitest';
import { defaultLimits, limitsOf } from './limits.ts';

test.each([
  [undefined, 1],
  [0, 1],
  [0.4, 1],
  [2.5, 2.5],
  [40, 6],
])('a busyness of %s gives %s times the usual time', (busyness, times) => {
  const { checkMs, silenceMs, responseMs, ...others } = limitsOf(undefined, busyness);
  expect([checkMs, silenceMs, responseMs]).toEqual([5_000 * times, 2_000 * times, 1_500 * times]);
  expect(defaultLimits).toMatchObject(others);
});

test('what an order names holds as it is', () => {
  expect(limitsOf({ silenceMs: 300 }, 4)).toMatchObject({ silenceMs: 300, checkMs: 20_000 });
});
