import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pack } from './pack.ts';

test('packs what gets smaller and leaves the rest alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-pack-'));
  const text = 'a line that repeats itself\n'.repeat(200);
  await writeFile(join(folder, 'page.html'), text);
  await writeFile(join(folder, 'tiny.css'), 'a{}');
  await writeFile(join(folder, 'noise.wasm'), randomBytes(4096));
  await writeFile(join(folder, 'face.woff2'), text);

  const packed = await pack(folder);

  expect(packed.files).toBe(1);
  expect(packed.raw).toBe(text.length);
  expect((await readdir(folder)).sort()).toEqual(
    ['face.woff2', 'noise.wasm', 'page.html', 'page.html.br', 'page.html.gz', 'tiny.css'].sort(),
  );
  expect(brotliDecompressSync(await readFile(join(folder, 'page.html.br'))).toString()).toBe(text);
  expect(gunzipSync(await readFile(join(folder, 'page.html.gz'))).toString()).toBe(text);
  await rm(folder, { recursive: true });
});
