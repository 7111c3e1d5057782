/**
 * Cuts the typefaces down to the characters and weights that pages are written in. What lies outside, a learner's é in a
 * name, comes from the whole typeface, which `styles/fonts.css` names for the rest of the characters and a browser loads
 * only then.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subsetFont from 'subset-font';

/** The characters of the cut faces, as `unicode-range` has them: ASCII, the middle dot, times, dashes, quotation marks, the ellipsis. */
export const CORE_RANGE =
  'U+20-7E, U+A0, U+B7, U+D7, U+2013-2014, U+2018-2019, U+201C-201D, U+2026';

/** Each face: its file below `node_modules`, and the weights that the styles use where it is variable. */
export const FACES: Readonly<
  Record<string, { readonly file: string; readonly weights?: readonly [number, number] }>
> = {
  text: {
    file: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
    weights: [400, 750],
  },
  'text-italic': {
    file: '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-italic.woff2',
    weights: [400, 750],
  },
  display: {
    file: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2',
    weights: [400, 750],
  },
  code: { file: '@fontsource/commit-mono/files/commit-mono-latin-400-normal.woff2' },
};

/** Every character of a `unicode-range`. */
export function charactersOf(range: string): string {
  const parts = range.split(',').map((part) => part.trim().replace('U+', '').split('-'));
  return parts
    .flatMap(([first = '', last = first]) => {
      const [from, to] = [Number.parseInt(first, 16), Number.parseInt(last, 16)];
      return Array.from({ length: to - from + 1 }, (_, index) =>
        String.fromCodePoint(from + index),
      );
    })
    .join('');
}

/**
 * Makes the cut faces, `<name>.woff2`, unless they are there already.
 * @param modules the checkout's `node_modules`
 * @param kept folder where they may stay between builds
 * @returns the folder that they are in; another one for other faces, characters or tools
 */
export async function subsetFonts(modules: string, kept: string): Promise<string> {
  const sources = await Promise.all(
    Object.entries(FACES).map(async ([name, face]) => ({
      name,
      ...face,
      content: await readFile(join(modules, face.file)),
    })),
  );
  const tool = await readFile(join(modules, 'subset-font/package.json'));
  const digest = createHash('sha256').update(tool).update(CORE_RANGE).update(JSON.stringify(FACES));
  for (const { content } of sources) digest.update(content);
  const folder = join(kept, digest.digest('hex').slice(0, 12));
  await mkdir(folder, { recursive: true });
  const characters = charactersOf(CORE_RANGE);
  for (const { name, content, weights } of sources) {
    const target = join(folder, `${name}.woff2`);
    if (await readFile(target).catch(() => null)) continue;
    const axes = weights && { wght: { min: weights[0], max: weights[1], default: weights[0] } };
    const cut = await subsetFont(content, characters, {
      targetFormat: 'woff2',
      ...(axes && { variationAxes: axes }),
    });
    // Whole or not at all: two builds may be at it.
    await writeFile(`${target}.${process.pid}`, cut);
    await rename(`${target}.${process.pid}`, target);
  }
  return folder;
}
