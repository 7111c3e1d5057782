import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, parseOklch, readColors } from './contrast.ts';
import { CONTRAST_PAIRS } from './contrast-pairs.ts';

const colors = readColors(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  test.each(CONTRAST_PAIRS)('$front on $back holds $least:1', ({ front, back, least }) => {
    const ratio = contrast(
      colors.get(front)?.[theme] ?? [Number.NaN, 0, 0],
      colors.get(back)?.[theme] ?? [Number.NaN, 0, 0],
    );
    expect(ratio).toBeGreaterThanOrEqual(least);
  });
});

test('contrast is 21 between black and white, whatever the order', () => {
  const black = parseOklch('oklch(0% 0 0)');
  const white = parseOklch('oklch(100% 0 0)');
  expect(contrast(black, white)).toBeCloseTo(21, 3);
  expect(contrast(white, black)).toBeCloseTo(21, 3);
});

test('a colour that is not an opaque oklch() is refused by name', () => {
  expect(() => parseOklch('#fff')).toThrow('found: #fff');
});
