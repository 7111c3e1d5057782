import { expect, test } from 'vitest';
import { type Figure, isHeld } from './figure.ts';

const time: Figure = { what: 'a', unit: 'ms', ours: 100, n: 1 };
const share: Figure = { what: 'a', unit: 'equal', ours: 9, n: 1 };
const rival = (value: number) => ({ name: 'b', value });

test.each<[string, Figure, boolean | null]>([
  ['no goal', time, null],
  ['a time at its goal', { ...time, goal: 100 }, true],
  ['a time above its goal', { ...time, goal: 99 }, false],
  ['fast enough beside the rival', { ...time, times: 2, rival: rival(200) }, true],
  ['not fast enough beside the rival', { ...time, times: 2, rival: rival(199) }, false],
  ['in time, but not beside the rival', { ...time, goal: 100, times: 2, rival: rival(1) }, false],
  ['a comparison without a rival', { ...time, times: 2 }, false],
  ['a count at its goal', { ...share, goal: 9 }, true],
  ['a count below its goal', { ...share, goal: 10 }, false],
])('%s', (_, figure, held) => {
  expect(isHeld(figure)).toBe(held);
});
