import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listBackups, makeBackup, readBackup } from './backups.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const first = {
  step: '01.1',
  before: 'reset',
  files: { 'app.ts': 'mine', 'routers/tools.ts': 'too' },
};

test('a backup is listed and read back, and its files are plain files', async () => {
  await using root = await temporaryFolder();
  const at = new Date('2030-01-02T03:04:05.678Z');
  const made = await makeBackup(root.path, { ...first, at });
  expect(await listBackups(root.path)).toEqual([made]);
  expect(await readBackup(root.path, made)).toEqual(first.files);
  const folder = join(root.path, '.groundwork/backups/2030-01-02T03-04-05-678Z');
  expect(await readFile(join(folder, 'files/routers/tools.ts'), 'utf8')).toBe('too');
});

test('the newest comes first, and foreign folders are left out', async () => {
  await using root = await temporaryFolder();
  await makeBackup(root.path, { ...first, at: new Date('2030-01-01') });
  await makeBackup(root.path, { ...first, before: 'next', at: new Date('2030-01-02') });
  await mkdir(join(root.path, '.groundwork/backups/9999-mine'));
  expect((await listBackups(root.path)).map((backup) => backup.before)).toEqual(['next', 'reset']);
});

test('no folder means no backups', async () => {
  await using root = await temporaryFolder();
  expect(await listBackups(root.path)).toEqual([]);
});
