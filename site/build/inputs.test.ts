import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { digestInputs, inputFiles } from './inputs.ts';

/** A checkout with these files, gone after the test. */
async function checkout(files: Readonly<Record<string, string>>) {
  const root = await mkdtemp(join(tmpdir(), 'groundwork-inputs-'));
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  };
  for (const [path, content] of Object.entries(files)) await write(path, content);
  return { root, write, [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

const base = {
  'lessons/01-models/lesson.mdx': 'text',
  'site/src/pages/index.astro': 'page',
  'package-lock.json': '{}',
};

test('finds what a build reads, and nothing that a build writes', async () => {
  await using tree = await checkout({
    ...base,
    'site/dist/index.html': 'built',
    'site/.astro/types.d.ts': 'generated',
    'site/server/handle.test.ts': 'a test',
    'README.md': 'prose',
  });
  expect(await inputFiles(tree.root)).toEqual(Object.keys(base).sort());
});

test('the digest follows content, names and nothing else', async () => {
  await using tree = await checkout(base);
  const before = await digestInputs(tree.root);
  await tree.write('site/dist/index.html', 'built');
  expect(await digestInputs(tree.root)).toBe(before);
  await tree.write('lessons/01-models/lesson.mdx', 'TEXT');
  const edited = await digestInputs(tree.root);
  expect(edited).not.toBe(before);
  await tree.write('solutions/01-models/app.ts', '');
  expect(await digestInputs(tree.root)).not.toBe(edited);
});
