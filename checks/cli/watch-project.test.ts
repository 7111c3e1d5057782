import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { watchProject } from './watch-project.ts';

// File events and intervals are waited for; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

/** Watches a folder and hands out the changes one by one. */
async function watching(folder: string, poll: boolean) {
  const controller = new AbortController();
  const changes: (readonly string[])[] = [];
  let wake = () => {};
  await watchProject({ folder, known: [], signal: controller.signal, poll }, (changed) => {
    changes.push(changed);
    wake();
  });
  return {
    changes,
    next: async () => {
      while (changes.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return changes.shift();
    },
    [Symbol.dispose]: () => controller.abort(),
  };
}

describe.for([
  ['file events', false],
  ['looking in intervals', true],
] as const)('%s', ([, poll]) => {
  test('a saved file, a new file in a new folder and a deleted file are changes', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'app.ts'), 'one');
    using watched = await watching(folder.path, poll);
    await writeFile(join(folder.path, 'app.ts'), 'two');
    expect(await watched.next()).toEqual(['app.ts']);
    await mkdir(join(folder.path, 'routers'));
    await writeFile(join(folder.path, 'routers/tools.ts'), 'new');
    expect(await watched.next()).toEqual(['routers/tools.ts']);
    await rm(join(folder.path, 'app.ts'));
    expect(await watched.next()).toEqual(['app.ts']);
  });
});

test('a save that changes nothing, and a file that is no code, are no changes', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, 'app.ts'), 'one');
  using watched = await watching(folder.path, true);
  await writeFile(join(folder.path, 'app.ts'), 'one');
  await writeFile(join(folder.path, 'notes.md'), 'mine');
  await new Promise((resolve) => setTimeout(resolve, 700));
  await writeFile(join(folder.path, 'app.ts'), 'two');
  expect(await watched.next()).toEqual(['app.ts']);
  expect(watched.changes).toEqual([]);
});
