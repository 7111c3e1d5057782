import path from 'node:path';
import { expect, test } from 'vitest';
import { proveSpelling, speller, wordsOf } from './spelling.ts';
import { pageWith, siteOf } from './testing.ts';

const root = path.resolve(import.meta.dirname, '../..');

test('finds a word that is spelt wrong, once, and says on which page', async () => {
  const wrong = pageWith('<p>A <em>recieved</em> request. A recieved answer.</p>');
  const { findings } = await proveSpelling(
    siteOf({ '/': pageWith('<p>Fine.</p>'), '/a/': wrong }),
    root,
  );
  expect(findings).toEqual([
    expect.objectContaining({ where: '/a/', problem: expect.stringContaining('recieved') }),
  ]);
});

test('reads prose only: code, scripts and another language are left out', async () => {
  const page = pageWith(
    '<code>qwxz</code><pre>qwxz</pre><script>qwxz</script><p lang="de">Werkzeug</p>',
  );
  expect((await proveSpelling(siteOf({ '/': page }), root)).findings).toEqual([]);
});

test('knows British English, own words, what belongs to them, and their joining by hyphens', () => {
  const misspelt = speller(['Toolshed', 'schema']);
  for (const word of ["Toolshed's", 'Schema', 'neighbourhood', 'schema-first'])
    expect(misspelt(word)).toBe(false);
  for (const word of ['neighborhood', 'shcema', 'schema-frist']) expect(misspelt(word)).toBe(true);
});

test('takes words out of a text, and leaves names out', () => {
  expect(wordsOf('The shed’s app.ts answers 422, via “findTool” (in HTTP/1.1).')).toEqual([
    'The',
    "shed's",
    'answers',
    'via',
    'in',
  ]);
});
