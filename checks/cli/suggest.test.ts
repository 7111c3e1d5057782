import { describe, expect, test } from 'vitest';
import { closest, didYouMean, distance } from './suggest.ts';

describe('distance counts edits', () => {
  test.for([
    ['check', 'check', 0],
    ['chek', 'check', 1],
    ['chekc', 'check', 1],
    ['', 'list', 4],
    ['lsit', 'list', 1],
    ['watch', 'reset', 5],
  ] as const)('%s to %s is %i', ([from, to, edits]) => {
    expect(distance(from, to)).toBe(edits);
  });
});

const commands = ['list', 'start', 'check', 'watch', 'hint', 'solution', 'reset', 'next'];

test.for([
  ['chekc', 'check'],
  ['sol', 'solution'],
  ['STRAT', 'start'],
  ['deploy', undefined],
  ['', undefined],
] as const)('closest to "%s" is %s', ([word, expected]) => {
  expect(closest(word, commands)).toBe(expected);
});

test('didYouMean is a sentence or nothing', () => {
  expect(didYouMean('hnit', commands)).toBe(' Did you mean hint?');
  expect(didYouMean('deploy', commands)).toBe('');
});
