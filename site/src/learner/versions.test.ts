import { expect, test } from 'vitest';
import { createChanges } from './changes.ts';
import { memoryShelf } from './memory-shelf.ts';
import { createVersions, VERSIONS_PER_STEP, versionKey } from './versions.ts';

test('keys sort by age within a step', () => {
  const keys = [
    versionKey('01.1', 10, 0.5),
    versionKey('01.1', 9, 0.999),
    versionKey('01.1', 1e13, 0),
  ];
  expect([...keys].sort()).toEqual([keys[1], keys[0], keys[2]]);
});

test('the same files for the same reason are kept once', async () => {
  const versions = createVersions(memoryShelf(), createChanges(null));
  const files = { 'app.ts': 'a' };
  const first = await versions.keep('01.1', files, 'check', 'failed');
  expect(await versions.keep('01.1', { ...files }, 'check', 'failed')).toEqual(first);
  await versions.keep('01.1', files, 'check', 'passed');
  expect((await versions.of('01.1')).map((version) => version.result).sort()).toEqual([
    'failed',
    'passed',
  ]);
});

test('the oldest goes when there are too many; other steps keep theirs', async () => {
  const shelf = memoryShelf();
  const versions = createVersions(shelf, createChanges(null));
  await versions.keep('01.10', { 'app.ts': 'other step' }, 'check');
  // Written with set times: several in one millisecond would sort by their random tails.
  for (let at = 1; at <= VERSIONS_PER_STEP; at += 1) {
    const key = versionKey('01.1', at, 0);
    await shelf.change('versions', key, () => ({
      key,
      step: '01.1',
      files: { 'app.ts': String(at) },
      why: 'check',
      at,
    }));
  }
  await versions.keep('01.1', { 'app.ts': 'newest' }, 'check');
  const kept = (await versions.of('01.1')).map((version) => version.files['app.ts']);
  expect(kept).toHaveLength(VERSIONS_PER_STEP);
  expect([kept[0], kept.at(-1)]).toEqual(['newest', '2']);
  expect(await versions.of('01.10')).toHaveLength(1);
});
