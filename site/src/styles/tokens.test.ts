import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, parseOklch, readColors } from './contrast.ts';

const colors = readColors(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

const surfaces = [
  'surface-sunken',
  'surface',
  'surface-raised',
  'surface-overlay',
  'surface-hover',
];
const syntax = ['text', 'keyword', 'string', 'number', 'comment', 'type', 'function', 'property'];
const codeSurfaces = ['code-surface', 'code-line', 'code-selection', 'code-insert', 'code-delete'];

/** [what is drawn, what it is drawn on, the least ratio]: 4.5 for text, 3 for edges and focus. */
const pairs: readonly (readonly [string, string, number])[] = [
  ...['text', 'text-soft', 'text-faint', 'accent', 'accent-strong', 'pass', 'fail', 'warn'].flatMap(
    (name) => surfaces.map((surface) => [name, surface, 4.5] as const),
  ),
  ...['border-strong', 'focus'].flatMap((name) =>
    surfaces.map((surface) => [name, surface, 3] as const),
  ),
  ...['text', 'text-soft', 'accent', 'accent-strong'].map(
    (name) => [name, 'accent-soft', 4.5] as const,
  ),
  ...['pass', 'fail', 'warn', 'marker'].flatMap((name) => [
    ['text', `${name}-soft`, 4.5] as const,
    ['text-soft', `${name}-soft`, 4.5] as const,
  ]),
  ...['pass', 'fail', 'warn'].map((name) => [name, `${name}-soft`, 4.5] as const),
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['on-marker', 'marker', 4.5],
  ...[...syntax, 'punctuation', 'gutter'].flatMap((name) =>
    ['code-surface', 'code-line'].map((surface) => [`code-${name}`, surface, 4.5] as const),
  ),
  ...['text'].flatMap((name) =>
    codeSurfaces.map((surface) => [`code-${name}`, surface, 4.5] as const),
  ),
];

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  test.each(pairs)('%s on %s holds %s:1', (front, back, least) => {
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
