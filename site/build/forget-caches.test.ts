import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { forgetCaches, noteOwner } from './forget-caches.ts';

test('only the caches of courses and folders that are gone go away', async () => {
  const caches = await mkdtemp(join(tmpdir(), 'groundwork-caches-'));
  onTestFinished(() => rm(caches, { recursive: true }));
  await noteOwner(join(caches, 'site-here'), caches, '/nowhere');
  await noteOwner(join(caches, 'site-gone'), join(caches, 'no-course'), caches);
  await noteOwner(join(caches, 'site-left'), caches, '/nowhere');
  await utimes(join(caches, 'site-left/owner.json'), 0, 0);
  await mkdir(join(caches, 'site-older'));
  await noteOwner(join(caches, 'packed'), join(caches, 'no-course'), caches);
  await forgetCaches(caches);
  const left = ['site-here', 'site-gone', 'site-left', 'site-older', 'packed'].map((name) =>
    existsSync(join(caches, name)),
  );
  expect(left).toEqual([true, false, false, true, true]);
  await forgetCaches(join(caches, 'not-there'));
});
