import { expect, test } from 'vitest';
import type { SearchRecord } from './record.ts';
import { SearchEngine } from './search-engine.ts';

const record = (page: string, heading: string, text: string, card = false): SearchRecord => ({
  page: `/lessons/${page}/`,
  title: `Page ${page}`,
  place: 'Step 01.1',
  heading,
  anchor: heading.toLowerCase(),
  text,
  ...(card ? { card } : {}),
});

const engine = new SearchEngine([
  record('a', '', 'A body that is no tool is answered with 422.'),
  record('a', 'Strict', 'z.strictObject refuses a key that the schema does not know.'),
  record('b', '', 'An e-mail address is trimmed before the schema judges it.'),
  record('b', 'Card', 'Trim first.', true),
  record('c', 'Status', 'A new tool is answered with 201 and its address.'),
  record('c', 'Other card', 'Answer once.', true),
]);

const places = (query: string) =>
  engine
    .find(query)
    .pages.flatMap(({ hits }) =>
      hits.map((hit) => hit.record.page.slice(9, 10) + hit.record.heading),
    );

test.each([
  ['a word of the text', 'refuses', ['aStrict']],
  ['the beginning of a word', 'refus', ['aStrict']],
  ['a mistyped letter', 'refuzes', ['aStrict']],
  ['one part of a name in code', 'strict', ['aStrict']],
  ['a name in code as it is written', 'z.strictObject(', ['aStrict']],
  ['a word with or without its hyphen', 'email', ['b']],
  ['a number as it is', '422', ['a']],
  ['every word', 'schema trimmed', ['b']],
])('%s is found', (_, query, expected) => {
  expect(places(query)).toEqual(expected);
});

test('a heading counts for more than a text', () => {
  expect(places('status')[0]).toBe('cStatus');
});

test('when no part has every word, parts with some of them come, and it is said', () => {
  const found = engine.find('refuses 201');
  expect(found.everyWord).toBe(false);
  expect(found.parts).toBe(2);
});

test('nothing is found for a word that nothing is near to', () => {
  expect(engine.find('kubernetes')).toEqual({ pages: [], parts: 0, pageCount: 0, everyWord: true });
});

test('cards of the lesson at hand are suggested first', () => {
  const titles = engine.suggestions('/lessons/c/01-step/', 2).map(({ heading }) => heading);
  expect(titles).toEqual(['Other card', 'Card']);
});
