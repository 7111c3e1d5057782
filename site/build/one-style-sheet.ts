/** Puts the style sheets that every page names, one from the pages and one from their scripts, into a single file. */
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LINK = /<link rel="stylesheet" href="([^"]+)">/g;

/**
 * Pages are painted when the last of their style sheets is there, and each waits for a connection of its own. With
 * `cssCodeSplit: false` all pages name the same ones. The one with the typefaces comes first: it holds the basis, which
 * the parts of the workbench refine.
 * @param folder the rendered pages
 * @param base the folder of the host in which the site lies, with a slash at both ends
 * @throws Error when two pages name different style sheets
 */
export async function joinStyleSheets(folder: string, base: string): Promise<void> {
  const names = await readdir(folder, { recursive: true });
  const pages = await Promise.all(
    names
      .filter((name) => name.endsWith('.html'))
      .map(async (name) => ({ name, html: await readFile(join(folder, name), 'utf8') })),
  );
  const [first] = pages;
  const hrefs = hrefsOf(first?.html ?? '');
  for (const { name, html } of pages) {
    if (hrefsOf(html).join() === hrefs.join()) continue;
    throw new Error(
      `${name} names the style sheets ${hrefsOf(html).join(', ')}, and ${first?.name} names ${hrefs.join(', ')}. All pages share theirs: is cssCodeSplit still false in astro.config.ts?`,
    );
  }
  const files = hrefs.map((href) => join(folder, href.slice(base.length)));
  const sheets = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const isBasis = (sheet: string) => Number(sheet.includes('@font-face'));
  const joined = sheets.sort((a, b) => isBasis(b) - isBasis(a)).join('\n');
  const hash = createHash('sha256').update(joined).digest('base64url').slice(0, 8);
  const href = `${base}_astro/style.${hash}.css`;
  for (const file of files) await rm(file);
  await writeFile(join(folder, href.slice(base.length)), joined);
  for (const { name, html } of pages) {
    let isFirst = true;
    const changed = html.replace(LINK, () => {
      const link = isFirst ? `<link rel="stylesheet" href="${href}">` : '';
      isFirst = false;
      return link;
    });
    await writeFile(join(folder, name), changed);
  }
}

const hrefsOf = (html: string): readonly string[] =>
  [...html.matchAll(LINK)].map(([, href = '']) => href).sort();
