import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

test('breaks at spaces within the width, margins included', () => {
  const text = wrap('one two three four', 12, { first: '- ', rest: '  ' });
  expect(text).toBe('- one two\n  three four');
});

test('never cuts a long word', () => {
  expect(wrap('see http://localhost:4321/lessons/ now', 10)).toBe(
    'see\nhttp://localhost:4321/lessons/\nnow',
  );
});

test('keeps line breaks, empty lines and indentation', () => {
  expect(wrap('a\n\n  b c d', 6)).toBe('a\n\n  b c\n  d');
});

test('an empty text is an empty line', () => {
  expect(wrap('', 10)).toBe('');
});
