import { expect, test } from 'vitest';
import { exportBackup, importBackup, keepHere, parseBackup } from './backup.ts';
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
  await importBackup(
    phone.shelf,
    phone.versions,
    parseBackup(file),
    () => new Map([['01.1', 'file']]),
  );

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

const DAY = 24 * 3_600_000;

/** A device whose only draft was saved `days` ago. */
async function deviceWith(text: string, days: number) {
  const made = device(text);
  const draft = { key: '01.1', step: '01.1', files: { 'app.ts': text }, revision: 4, tab: text };
  await made.shelf.change('drafts', '01.1', () => ({ ...draft, at: Date.now() - days * DAY }));
  return made;
}

test.each([
  ['the file is newer', 3, 1, 'laptop', 'import: phone', { taken: ['01.1'], kept: [] }],
  ['the file is older', 1, 3, 'phone', 'imported: laptop', { taken: [], kept: ['01.1'] }],
  ['nobody can tell, and nobody is asked', 1, 1, 'phone', 'imported: laptop', { kept: ['01.1'] }],
])(
  '%s: the newer code goes on, the other is in the history',
  async (_, here, there, goesOn, kept, said) => {
    const laptop = await deviceWith('laptop', there);
    const backup = await exportBackup(laptop.shelf);
    const phone = await deviceWith('phone', here);
    expect(await importBackup(phone.shelf, phone.versions, backup)).toMatchObject({
      added: [],
      ...said,
    });
    expect((await phone.drafts.get('01.1'))?.files).toEqual({ 'app.ts': goesOn });
    const versions = async () =>
      (await phone.versions.of('01.1')).map(({ why, files }) => `${why}: ${files['app.ts']}`);
    expect(await versions()).toEqual([kept]);
    // The same file once more says nothing new.
    await importBackup(phone.shelf, phone.versions, backup);
    expect(await versions()).toEqual([kept]);
  },
);

test('who is asked and gives up imports nothing', async () => {
  const laptop = await deviceWith('laptop', 1);
  await laptop.progress.record('01.2', 'passed');
  const phone = await deviceWith('phone', 1);
  const backup = await exportBackup(laptop.shelf);
  expect(await importBackup(phone.shelf, phone.versions, backup, () => null)).toBeNull();
  expect(await phone.progress.of('01.2')).toBe('untouched');
  expect(await phone.versions.of('01.1')).toEqual([]);
  const code = { 'app.ts': 'phone' };
  expect((await phone.drafts.get('01.1'))?.files).toEqual(code);
  expect(await importBackup(phone.shelf, phone.versions, backup, keepHere)).not.toBeNull();
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
