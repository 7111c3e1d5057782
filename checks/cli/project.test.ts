import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { differing, readProject, writeProject } from './project.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

test('a project is its code and the known files; nothing hidden, no packages, no notes', async () => {
  await using folder = await temporaryFolder();
  const files = ['app.ts', 'routers/tools.ts', 'package.json', 'notes.md', '.env', 'Dockerfile'];
  for (const hidden of ['node_modules/x/index.js', '.git/config.json']) files.push(hidden);
  for (const file of files) {
    await mkdir(join(folder.path, file, '..'), { recursive: true });
    await writeFile(join(folder.path, file), file);
  }
  const project = await readProject(folder.path, ['Dockerfile', 'absent.ts']);
  expect(Object.keys(project)).toEqual([
    'Dockerfile',
    'app.ts',
    'package.json',
    'routers/tools.ts',
  ]);
  expect(project['routers/tools.ts']).toBe('routers/tools.ts');
});

test('a folder that is not there is an empty project', async () => {
  await using folder = await temporaryFolder();
  expect(await readProject(join(folder.path, 'none'))).toEqual({});
});

test('writeProject writes, removes, and leaves other files alone', async () => {
  await using folder = await temporaryFolder();
  const workspace = join(folder.path, 'workspace');
  const before = { 'app.ts': 'old', 'routers/tools.ts': 'tools', 'server.ts': 'same' };
  await writeProject(workspace, {}, before);
  await writeFile(join(workspace, 'notes.md'), 'mine');
  const wanted = { 'app.ts': 'new', 'server.ts': 'same', 'models/tool.ts': 'model' };
  await writeProject(workspace, before, wanted);
  expect(await readProject(workspace)).toEqual(wanted);
  expect((await readdir(workspace)).sort()).toEqual(['app.ts', 'models', 'notes.md', 'server.ts']);
  expect(await readFile(join(workspace, 'notes.md'), 'utf8')).toBe('mine');
});

test('differing names changed, added and removed files', () => {
  expect(differing({ a: '1', b: '2', c: '3' }, { a: '1', b: '0', d: '4' })).toEqual([
    'b',
    'c',
    'd',
  ]);
});
