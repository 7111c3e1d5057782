import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withStarted } from './progress.ts';
import { loadProgress, updateProgress } from './progress-store.ts';
import { fakeContext } from './testing/fake-context.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

test('updateProgress writes only a change', async () => {
  await using root = await temporaryFolder();
  const context = fakeContext(root.path);
  await updateProgress(context, (progress) => ({ ...progress }));
  expect(await readdir(root.path)).toEqual([]);
  await updateProgress(context, (progress) => withStarted(progress, '01.1'));
  expect((await loadProgress(context)).current).toBe('01.1');
});

test('a damaged file is said once, on stderr', async () => {
  await using root = await temporaryFolder();
  await mkdir(join(root.path, '.groundwork'));
  await writeFile(join(root.path, '.groundwork/progress.json'), 'null');
  const context = fakeContext(root.path);
  await loadProgress(context);
  await loadProgress(context);
  expect(context.complaints().match(/could not be read/g)).toHaveLength(1);
  expect(context.printed()).toBe('');
});
