import { expect, test } from 'vitest';
import { renderMarkdown } from '../course/markdown.ts';
import { partsOfHtml, textOfHtml } from './plain-text.ts';

test('what a reader sees is what is searched', async () => {
  const html = await renderMarkdown(
    'A **schema** & `a < b`.\n\n- one\n- two\n\n```ts title="app.ts"\nconst a = 1;\nreturn a;\n```',
  );
  expect(textOfHtml(html)).toBe('A schema & a < b. one two app.ts const a = 1; return a;');
});

test('a text is cut at its headings, with their ids', async () => {
  const html = await renderMarkdown(
    'Before.\n\n## Parse, then use\n\nFirst.\n\n### `res.json`\n\nSecond.',
  );
  expect(partsOfHtml(html)).toEqual([
    { heading: '', anchor: '', text: 'Before.' },
    { heading: 'Parse, then use', anchor: 'parse-then-use', text: 'First.' },
    { heading: 'res.json', anchor: 'resjson', text: 'Second.' },
  ]);
});

test('a heading without text leaves no empty part', () => {
  expect(partsOfHtml('<h2 id="a">A</h2>')).toEqual([]);
});
