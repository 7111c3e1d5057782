import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SearchEngine } from './search-engine.ts';
import { recordsOfSite, SITE_PAGES } from './site-pages.ts';

const pages = join(import.meta.dirname, '../pages');

/** The source of a page: a file of that name, or the one in a folder of that name. */
const sourceOf = (path: string): Promise<string> =>
  readFile(join(pages, `${path}.astro`), 'utf8').catch(() =>
    readFile(join(pages, path, 'index.astro'), 'utf8'),
  );

test.each(SITE_PAGES)(
  '$title has the headings that search names, and no other with an id',
  async ({ path, title, parts }) => {
    const source = await sourceOf(path);
    expect(source).toContain(`<h1>${title}</h1>`);
    const headings = [...source.matchAll(/<h2 id="([^"]+)">([^<]+)</g)];
    expect(headings.map(([, anchor, heading]) => ({ anchor, heading }))).toEqual(
      parts.map(({ anchor, heading }) => ({ anchor, heading })),
    );
  },
);

test.each([
  ['playground', '/playground/'],
  ['export my work', '/settings/'],
  ['settings', '/settings/'],
  ['offline', '/settings/'],
  ['review', '/review/'],
  ['design', '/design/'],
])('“%s” leads to %s', (words, page) => {
  expect(new SearchEngine(recordsOfSite()).find(words).pages[0]?.page).toBe(page);
});
