import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { joinStyleSheets } from './one-style-sheet.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'groundwork-styles-'));
  await mkdir(join(folder, '_astro'));
  await writeFile(join(folder, '_astro/a.css'), 'a { color: red }');
  await writeFile(join(folder, '_astro/b.css'), '@font-face {} a { color: blue }');
});
afterEach(() => rm(folder, { recursive: true }));

const page = (...hrefs: readonly string[]) =>
  `<head>${hrefs.map((href) => `<link rel="stylesheet" href="${href}">`).join('')}</head>`;

test('the sheets become one, the one with the typefaces first, whatever the order of the links', async () => {
  await writeFile(join(folder, 'index.html'), page('/x/_astro/a.css', '/x/_astro/b.css'));
  await writeFile(join(folder, 'other.html'), page('/x/_astro/b.css', '/x/_astro/a.css'));
  await joinStyleSheets(folder, '/x/');
  const [sheet = '', ...others] = await readdir(join(folder, '_astro'));
  expect(others).toEqual([]);
  expect(sheet).toMatch(/^style\.[\w-]{8}\.css$/);
  expect(await readFile(join(folder, '_astro', sheet), 'utf8')).toBe(
    '@font-face {} a { color: blue }\na { color: red }',
  );
  for (const name of ['index.html', 'other.html'])
    expect(await readFile(join(folder, name), 'utf8')).toBe(page(`/x/_astro/${sheet}`));
});

test('a page with other sheets is refused', async () => {
  await writeFile(join(folder, 'index.html'), page('/_astro/a.css', '/_astro/b.css'));
  await writeFile(join(folder, 'other.html'), page('/_astro/a.css'));
  await expect(joinStyleSheets(folder, '/')).rejects.toThrow('All pages share theirs');
});
