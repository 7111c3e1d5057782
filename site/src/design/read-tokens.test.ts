import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTokens } from './read-tokens.ts';

test('tokens are grouped by the comments over them', () => {
  const css = `:root {
  color-scheme: light dark;

  /* Space: one step
     is a quarter. */
  --space-1: 0.25rem;
  --shadow:
    0 1px 2px red,
    0 2px 4px blue;

  /* Shape. */
  --radius: 8px;
}
:root[data-theme="dark"] { --space-1: 1px; }`;
  expect(readTokens(css)).toEqual([
    {
      title: 'Space: one step is a quarter.',
      tokens: [
        { name: 'space-1', value: '0.25rem' },
        { name: 'shadow', value: '0 1px 2px red, 0 2px 4px blue' },
      ],
    },
    { title: 'Shape.', tokens: [{ name: 'radius', value: '8px' }] },
  ]);
});

test('every custom property of the real file is read', () => {
  const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
  const names = readTokens(css).flatMap(({ tokens }) => tokens.map(({ name }) => name));
  const written = new Set([...css.matchAll(/^ {2}--([\w-]+):/gm)].map(([, name]) => name));
  expect(new Set(names)).toEqual(written);
});

test('a style sheet without tokens is refused', () => {
  expect(() => readTokens('body { margin: 0 }')).toThrow('found none');
});
