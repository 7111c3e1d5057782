import { expect, test } from 'vitest';
import { exportBackup, importBackup, parseBackup } from './backup.ts';
import { createChanges } from './changes.ts';
import { createDrafts } from './drafts.ts';
import { createHints } from './hints.ts';
import { memoryShelf } from './memory-shelf.ts';
import { createProgress } from './progress.ts';
import { createVersions } from './versions.ts';

function device(tab: string) {
  const shelf = memoryShelf();
  const changes = createChanges(null);
  return {
    shelf,
    drafts: createDrafts(shelf, changes, tab),
    progress: createProgress(shelf, changes),
    hints: createHints(shelf, changes),
    versions: createVersions(shelf, changes),
  };
}

test('a backup survives JSON and lands on another device without costing what is there', async () => {
  const laptop = device('laptop');
  await laptop.drafts.overwrite({ key: '01.1', step: '01.1', files: { 'app.ts': 'laptop' } });
  await laptop.progress.record('01.1', 'passed');
  await laptop.hints.reveal('01.1', 'unknown-key', 3);
  const file: unknown = JSON.parse(JSON.stringify(await exportBackup(laptop.shelf)));

  const phone = device('phone');
  await phone.drafts.overwrite({ key: '01.1', step: '01.1', files: { 'app.ts': 'phone' } });
  await phone.progress.record('01.1', 'edited');
  await phone.progress.record('01.2', 'edited');
  await phone.hints.reveal('01.1', 'other', 1);
  await importBackup(phone.shelf, phone.versions, parseBackup(file));

  expect((await phone.drafts.get('01.1'))?.files).toEqual({ 'app.ts': 'laptop' });
  expect((await phone.drafts.get('01.1'))?.revision).toBe(2);
  expect((await phone.versions.of('01.1'))[0]).toMatchObject({
    why: 'import',
    files: { 'app.ts': 'phone' },
  });
  expect(await phone.progress.of('01.1')).toBe('passed');
  expect(await phone.progress.of('01.2')).toBe('started');
  expect(await phone.hints.open('01.1')).toEqual({ 'unknown-key': 3, other: 1 });
});

const empty = {
  format: 'groundwork',
  version: 1,
  exported: '',
  drafts: [],
  versions: [],
  progress: [],
  hints: [],
  answers: [],
  settings: [],
};

test.each([
  ['a list', [], '"format" is not "groundwork"'],
  ['text', 'hello', 'holds no object'],
  ['another version', { ...empty, version: 7 }, '"version" is 7, and this page reads 1'],
  ['a missing store', { ...empty, hints: undefined }, '"hints" is not a list'],
  [
    'a damaged record',
    { ...empty, drafts: [{ key: '01.1', files: { 'app.ts': 3 } }] },
    'entry 0 of its "drafts" is incomplete',
  ],
])('%s is refused with a sentence', (_, value, sentence) => {
  expect(() => parseBackup(value)).toThrow(sentence);
});

test('an empty backup is sound', () => {
  expect(parseBackup(empty).drafts).toEqual([]);
});
