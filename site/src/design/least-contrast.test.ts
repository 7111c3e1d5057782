import { expect, test } from 'vitest';
import { readColors } from '../styles/contrast.ts';
import { contrastRows } from './least-contrast.ts';

const colors = readColors(`
  --ink: light-dark(oklch(0% 0 0), oklch(100% 0 0));
  --paper: light-dark(oklch(100% 0 0), oklch(0% 0 0));
  --grey: light-dark(oklch(60% 0 0), oklch(60% 0 0));
`);

test('a colour is as good as its worst background in each theme', () => {
  const [row] = contrastRows(
    [
      { front: 'ink', back: 'paper', least: 4.5 },
      { front: 'ink', back: 'grey', least: 3 },
    ],
    colors,
  );
  expect(row).toMatchObject({ front: 'ink', least: 4.5, backs: 2 });
  expect(row?.light.back).toBe('grey');
  expect(row?.light.ratio).toBeLessThan(21);
});

test('a pair of an unknown colour is refused by name', () => {
  expect(() => contrastRows([{ front: 'gold', back: 'paper', least: 3 }], colors)).toThrow(
    '--gold',
  );
});
