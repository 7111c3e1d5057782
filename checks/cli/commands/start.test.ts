import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { listBackups } from '../backups.ts';
import { learner } from '../testing/learner.ts';
import { helloSolution, helloStarter } from '../testing/tiny-course.ts';
import { command as start } from './start.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

describe('start', () => {
  test('writes the starter of the first open step and shows its tasks', async () => {
    await using me = await learner();
    const text = await me.run(start);
    expect(await me.read()).toBe(helloStarter);
    expect(text).toContain('01.1 Hello (about 2 minutes)');
    expect(text).toContain('  2. Names are greeted');
    expect(text).toContain('Begin in: workspace/app.ts');
    expect(text).not.toContain('are kept');
  });

  test('refuses to replace work when nobody can be asked', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    await expect(me.run(start, {}, '01.2')).rejects.toThrow(
      'workspace/ holds your work on 01.1 Hello: app.ts differs from what the step started with. Nothing was changed. Add --force',
    );
    expect(await me.read()).toBe('mine');
  });

  test('asks, and a no changes nothing', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    const no = me.context({ answers: [false] });
    await expect(start.run(no, {}, ['01.2'])).rejects.toThrow('Nothing was changed.');
    expect(no.questions).toEqual(['Replace it with the files of 01.2 Polite?']);
    expect(await me.read()).toBe('mine');
    const yes = me.context({ answers: [true] });
    await start.run(yes, {}, ['01.2']);
    expect(await me.read()).toBe(helloSolution);
    expect(yes.printed()).toContain(
      'Your files of 01.1 are kept; npx groundwork undo brings them back.',
    );
  });

  test('--force keeps a backup', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    await me.run(start, { force: true }, '01.1');
    expect(await me.read()).toBe(helloStarter);
    const [backup] = await listBackups(me.root);
    const kept = join(me.root, '.groundwork/backups', backup?.name ?? '', 'files/app.ts');
    expect(await readFile(kept, 'utf8')).toBe('mine');
  });

  test('files that no step wrote are asked for too, and a deleted workspace is filled again', async () => {
    await using me = await learner();
    await mkdir(join(me.root, 'workspace'));
    await me.write('from elsewhere');
    await expect(me.run(start)).rejects.toThrow(
      'workspace/ holds files that no step wrote: app.ts.',
    );
    await rm(join(me.root, 'workspace'), { recursive: true });
    await me.run(start);
    await rm(join(me.root, 'workspace'), { recursive: true });
    await me.run(start, {}, '01.1');
    expect(await me.read()).toBe(helloStarter);
  });
});
