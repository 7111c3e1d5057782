import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { loadProgress } from '../progress-store.ts';
import { learner } from '../testing/learner.ts';
import { helloStarter } from '../testing/tiny-course.ts';
import { command as reset } from './reset.ts';
import { command as start } from './start.ts';
import { command as undo } from './undo.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

describe('undo', () => {
  test('takes a reset back, and itself, and the file that was added', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    await writeFile(join(me.root, 'workspace/more.ts'), 'more');
    await me.run(reset, { force: true });
    expect(await me.read()).toBe(helloStarter);
    await expect(readFile(join(me.root, 'workspace/more.ts'))).rejects.toThrow('ENOENT');
    expect(await me.run(undo)).toContain('your files of 01.1 from before reset, ');
    expect(await me.read()).toBe('mine');
    expect(await readFile(join(me.root, 'workspace/more.ts'), 'utf8')).toBe('more');
    await me.run(undo);
    expect(await me.read()).toBe(helloStarter);
  });

  test('brings back the step, too, and any older copy by its number', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('first');
    await me.run(reset, { force: true });
    await me.write('second');
    await me.run(start, { force: true }, '01.2');
    expect(await me.run(undo, { list: true })).toMatch(
      /1\. 01\.1, before start 01\.2, .*\n +2\. 01\.1, before reset, /,
    );
    await me.run(undo, {}, '2');
    expect(await me.read()).toBe('first');
    expect((await loadProgress(me.context())).current).toBe('01.1');
    await expect(me.run(undo, {}, '9')).rejects.toThrow(
      'There is no copy number "9"; expected 1 to 3.',
    );
  });

  test('with nothing to undo says so', async () => {
    await using me = await learner();
    await expect(me.run(undo)).rejects.toThrow('There is nothing to undo');
  });
});
