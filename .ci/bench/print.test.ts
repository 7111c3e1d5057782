import { expect, test } from 'vitest';
import { figureLine } from './print.ts';

test('a figure stands beside its rival and its goal', () => {
  const line = figureLine({
    what: 'one step',
    unit: 'ms',
    ours: 250,
    rival: { name: 'vitest run', value: 600 },
    goal: 300,
    times: 2,
    n: 5,
  });
  expect(line.replace(/ +/g, ' ')).toBe(
    'one step 250 ms vitest run: 600 ms goal <= 300, 2 times better: held n=5',
  );
});

test('a figure that misses its goal says so', () => {
  expect(figureLine({ what: 'a', unit: 'MB', ours: 151, goal: 150, n: 1 })).toContain('NOT HELD');
});

test('a long time is rounded to a tenth, a short one to a thousandth', () => {
  expect(figureLine({ what: 'a', unit: 'ms', ours: 12.345, n: 1 })).toContain(' 12.3 ms');
  expect(figureLine({ what: 'a', unit: 'ms', ours: 0.12345, n: 1 })).toContain(' 0.123 ms');
});

test('what could not be measured gives the reason', () => {
  expect(figureLine({ what: 'a', missing: 'no browser' })).toContain('not measured: no browser');
});
