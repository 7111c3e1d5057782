import { expect, test } from 'vitest';
import { holdsSoon, ticks } from './turns.ts';

test('What was due before has had its turn', async () => {
  const log: string[] = [];
  setTimeout(() => log.push('a timer'));
  queueMicrotask(() => log.push('a microtask'));
  await ticks(1);
  expect(log).toEqual(['a microtask', 'a timer']);
});

test('A condition is asked until it holds, and no longer', async () => {
  let asked = 0;
  expect(await holdsSoon(() => ++asked > 5)).toBe(true);
  expect(asked).toBeLessThan(10);
});

test('What never comes true is given up', async () => {
  expect(await holdsSoon(() => false)).toBe(false);
});
