import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pack } from './pack.ts';

/** A folder for one test, gone after it. */
async function scratch() {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-pack-'));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}

test('packs what gets smaller and leaves the rest alone', async () => {
  await using site = await scratch();
  await using cache = await scratch();
  const { folder } = site;
  const text = 'a line that repeats itself\n'.repeat(200);
  await writeFile(join(folder, 'page.html'), text);
  await writeFile(join(folder, 'tiny.css'), 'a{}');
  await writeFile(join(folder, 'noise.wasm'), randomBytes(4096));
  await writeFile(join(folder, 'face.woff2'), text);

  const packed = await pack(folder, cache.folder);

  expect(packed.files).toBe(1);
  expect(packed.raw).toBe(text.length);
  expect((await readdir(folder)).sort()).toEqual(
    ['face.woff2', 'noise.wasm', 'page.html', 'page.html.br', 'page.html.gz', 'tiny.css'].sort(),
  );
  expect(brotliDecompressSync(await readFile(join(folder, 'page.html.br'))).toString()).toBe(text);
  expect(gunzipSync(await readFile(join(folder, 'page.html.gz'))).toString()).toBe(text);
});

test('takes an unchanged file from the cache and forgets what no build has used for long', async () => {
  await using site = await scratch();
  await using cache = await scratch();
  const page = join(site.folder, 'page.html');
  await writeFile(page, 'first '.repeat(200));
  await pack(site.folder, cache.folder);
  const [br = ''] = (await readdir(cache.folder)).filter((name) => name.endsWith('.br'));
  await writeFile(join(cache.folder, br), 'as kept');

  await pack(site.folder, cache.folder);
  expect(await readFile(`${page}.br`, 'utf8')).toBe('as kept');

  await writeFile(page, 'second '.repeat(200));
  await pack(site.folder, cache.folder);
  expect(await readdir(cache.folder)).toContain(br);

  const longAgo = new Date(Date.now() - 15 * 24 * 3_600_000);
  await utimes(join(cache.folder, br), longAgo, longAgo);
  await pack(site.folder, cache.folder);
  expect(await readdir(cache.folder)).not.toContain(br);
  expect(brotliDecompressSync(await readFile(`${page}.br`)).toString()).toBe('second '.repeat(200));
});
