import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepPrivate } from './keep-private.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

test('the state of Vitest and the kit leaves the global object', async () => {
  for (const path of ['checks/runner/vitest-internals.ts', 'checks/kit/context.ts']) {
    const kept = keepPrivate(`/${path}`, await read(path));
    expect(kept).toContain("import { held as __private } from 'groundwork:private';");
    expect(kept).not.toMatch(/globalThis(?=, \{ __vitest| as )/);
  }
});

test('no file of Vitest that the bundle may load keeps matchers or the running test there', async () => {
  const folder = 'node_modules/vitest/dist/chunks';
  const sources = await Promise.all(
    (await readdir(join(root, folder)))
      .filter((file) => /^(index|source-map|utils)\..*\.js$/.test(file))
      .map(async (file) => keepPrivate(`/${folder}/${file}`, await read(`${folder}/${file}`))),
  );
  const all = sources.join('\n');
  expect(all).toContain('__private[GLOBAL_EXPECT]');
  expect(all).not.toMatch(/globalThis\[(?:NAME_WORKER_STATE|GLOBAL_EXPECT|\w*MATCHERS_OBJECT)\]/);
  expect(all).toContain('obj instanceof AsymmetricMatcher');
});

test('other files stay as they are', () => {
  expect(keepPrivate('/checks/kit/kit.ts', 'globalThis as x')).toBe('globalThis as x');
});
