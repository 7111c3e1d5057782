import { expect, test } from 'vitest';
import { type ExcerptPiece, excerptOf } from './excerpt.ts';

const shown = (pieces: readonly ExcerptPiece[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

test('found words are set apart, in whatever form they stand', () => {
  const text = 'z.strictObject refuses a key. An e-mail is trimmed.';
  expect(shown(excerptOf(text, new Set(['strict', 'email'])))).toBe(
    'z.[strictObject] refuses a key. An [e-mail] is trimmed.',
  );
});

test('a long text is cut to where most of the words stand, at whole words', () => {
  const text = `schema ${'padding words '.repeat(30)}here a schema meets a body and a schema ${'more words '.repeat(30)}`;
  const excerpt = shown(excerptOf(text, new Set(['schema', 'body'])));
  expect(excerpt).toContain('here a [schema] meets a [body] and a [schema]');
  expect(excerpt).toMatch(/^…\w/);
  expect(excerpt).toMatch(/\w…$/);
  expect(excerpt.length).toBeLessThan(200);
});

test('without a found word the text begins at its beginning', () => {
  expect(shown(excerptOf('One two three.', new Set(['four'])))).toBe('One two three.');
});

test('one endless word is cut, too', () => {
  expect(excerptOf('a'.repeat(1000), new Set()).at(-1)?.text).toBe('…');
});
