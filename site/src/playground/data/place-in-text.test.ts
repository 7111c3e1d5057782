import { expect, test } from 'vitest';
import { placeInText } from './place-in-text.ts';

test.each([
  ['SELECT nam', 8, { line: 1, column: 8, offset: 7, snippet: 'SELECT nam\n       ^' }],
  ['SELECT 1,\n\tnam\nFROM t', 12, { line: 2, column: 2, offset: 11, snippet: '\tnam\n\t^' }],
  // PostgreSQL counts characters, a text field counts code units.
  ["SELECT '🪚', nam", 13, { line: 1, column: 13, offset: 13 }],
  ['SELECT', 99, { line: 1, column: 7, offset: 6 }],
])('%j at %i', (text, position, place) => {
  expect(placeInText(text, position)).toMatchObject(place);
});

test('of a long line, what stands around the place is shown', () => {
  const { snippet } = placeInText(`${'a'.repeat(200)}!${'b'.repeat(200)}`, 201);
  const [line = '', mark = ''] = snippet.split('\n');
  expect(line.length).toBe(120);
  expect(line.charAt(mark.length - 1)).toBe('!');
});
