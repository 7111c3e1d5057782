import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { createAnswers } from '../../../site/src/learner/answers.ts';
import { exportBackup, importBackup, parseBackup } from '../../../site/src/learner/backup.ts';
import { createChanges } from '../../../site/src/learner/changes.ts';
import { createDrafts } from '../../../site/src/learner/drafts.ts';
import { createHints } from '../../../site/src/learner/hints.ts';
import { memoryShelf } from '../../../site/src/learner/memory-shelf.ts';
import { createProgress } from '../../../site/src/learner/progress.ts';
import { createVersions } from '../../../site/src/learner/versions.ts';
import type { Command } from '../command.ts';
import { stateOf, stepProgress, withRun } from '../progress.ts';
import { loadProgress, updateProgress } from '../progress-store.ts';
import { fakeContext } from '../testing/fake-context.ts';
import { helloSolution, helloStarter, tinyCourse } from '../testing/tiny-course.ts';
import { command as exporting } from './export.ts';
import { command as importing } from './import.ts';
import { command as start } from './start.ts';
import { command as undo } from './undo.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

/** What a page keeps, in memory. */
function page() {
  const shelf = memoryShelf();
  const changes = createChanges(null);
  return {
    shelf,
    drafts: createDrafts(shelf, changes, 'page'),
    progress: createProgress(shelf, changes),
    hints: createHints(shelf, changes),
    answers: createAnswers(shelf, changes),
    versions: createVersions(shelf, changes),
  };
}

const files = (app: string) => ({ 'app.ts': app, 'server.ts': 'server' });

async function checkout() {
  const root = await tinyCourse();
  const file = join(root.path, 'work.json');
  return {
    root: root.path,
    file,
    app: join(root.path, 'workspace/app.ts'),
    async run(command: Command, values: Parameters<Command['run']>[1] = {}, ...rest: string[]) {
      const context = fakeContext(root.path, { at: new Date().toISOString() });
      await command.run(context, values, rest);
      return context.printed();
    },
    context: () => fakeContext(root.path),
    [Symbol.asyncDispose]: () => root[Symbol.asyncDispose](),
  };
}

test('from a page to the command line and back: code, progress, hints and answers are all there', async () => {
  await using me = await checkout();
  const laptop = page();
  await laptop.drafts.overwrite({ key: '01.1', step: '01.1', files: files(helloSolution) });
  await laptop.progress.record('01.1', 'passed');
  await laptop.hints.reveal('01.1', '0', 2);
  await laptop.answers.give('01/quiz/first', '1', true);
  await writeFile(me.file, JSON.stringify(await exportBackup(laptop.shelf)));

  expect(await me.run(importing, {}, me.file)).toContain('workspace/ holds your code of 01.1');
  expect(await readFile(me.app, 'utf8')).toBe(helloSolution);
  const progress = await loadProgress(me.context());
  expect(stateOf(progress, '01.1')).toBe('passed');
  expect(stepProgress(progress, '01.1').hints).toEqual({ 0: 2 });

  await writeFile(me.app, 'typed on the command line');
  await updateProgress(me.context(), (now) => withRun(now, '01.2', [], true));
  const back = join(me.root, 'back.json');
  await me.run(exporting, {}, back);
  const phone = page();
  const backup = parseBackup(JSON.parse(await readFile(back, 'utf8')));
  await importBackup(phone.shelf, phone.versions, backup);
  expect((await phone.drafts.get('01.1'))?.files['app.ts']).toBe('typed on the command line');
  expect(await phone.progress.of('01.1')).toBe('passed');
  expect(await phone.progress.of('01.2')).toBe('passed');
  expect(await phone.hints.open('01.1')).toEqual({ 0: 2 });
  expect(await phone.answers.get('01/quiz/first')).toMatchObject({ choice: '1', firstTry: true });
  expect((await phone.versions.of('01.1')).map((one) => one.files['app.ts'])).toContain(
    helloSolution,
  );
});

test('work in the workspace is not replaced without a yes; after --force, undo brings it back', async () => {
  await using me = await checkout();
  await me.run(start);
  await writeFile(me.app, 'mine');
  const other = page();
  await other.drafts.overwrite({ key: '01.1', step: '01.1', files: files('theirs') });
  await other.progress.record('01.2', 'passed');
  await writeFile(me.file, JSON.stringify(await exportBackup(other.shelf)));

  await expect(me.run(importing, {}, me.file)).rejects.toThrow('Add --force to go on');
  expect(await readFile(me.app, 'utf8')).toBe('mine');
  expect(stateOf(await loadProgress(me.context()), '01.2')).toBe('untouched');

  await me.run(importing, { 'progress-only': true }, me.file);
  expect(await readFile(me.app, 'utf8')).toBe('mine');
  expect(stateOf(await loadProgress(me.context()), '01.2')).toBe('passed');

  await me.run(importing, { force: true }, me.file);
  expect(await readFile(me.app, 'utf8')).toBe('theirs');
  await me.run(undo);
  expect(await readFile(me.app, 'utf8')).toBe('mine');
});

const DAY = 24 * 3_600_000;

/** A file whose code of 01.1 was written some days ago. */
async function fileFrom(days: number): Promise<string> {
  const other = page();
  const draft = { key: '01.1', step: '01.1', files: files('theirs'), revision: 1, tab: 'page' };
  await other.shelf.change('drafts', '01.1', () => ({ ...draft, at: Date.now() - days * DAY }));
  return JSON.stringify(await exportBackup(other.shelf));
}

test.each([
  ['a newer file comes into the workspace', 1, 3, 'theirs', 'the code in the file goes on'],
  ['an older file leaves the workspace alone', 3, 1, 'mine', 'the code that was here goes on'],
])('%s, and a sentence says so', async (_, file, written, goesOn, said) => {
  await using me = await checkout();
  await me.run(start);
  await writeFile(me.app, 'mine');
  const then = (Date.now() - written * DAY) / 1000;
  await utimes(me.app, then, then);
  await writeFile(me.file, await fileFrom(file));
  expect(await me.run(importing, {}, me.file)).toContain(said);
  expect(await readFile(me.app, 'utf8')).toBe(goesOn);
  // Both are in what goes back to a page.
  const back = join(me.root, 'back.json');
  await me.run(exporting, {}, back);
  const { drafts, versions } = parseBackup(JSON.parse(await readFile(back, 'utf8')));
  const texts = [...drafts, ...versions].map((one) => one.files['app.ts']).sort();
  expect(texts).toEqual(['mine', 'theirs']);
  if (goesOn === 'mine') return;
  await me.run(undo);
  expect(await readFile(me.app, 'utf8')).toBe('mine');
});

test.each([
  [true, 'theirs'],
  [false, 'mine'],
])('where the times do not tell, somebody is asked and says %s', async (answer, goesOn) => {
  await using me = await checkout();
  await me.run(start);
  await writeFile(me.app, 'mine');
  await writeFile(me.file, await fileFrom(0));
  const context = fakeContext(me.root, { answers: [answer], at: new Date().toISOString() });
  await importing.run(context, {}, [me.file]);
  expect(context.questions).toEqual([expect.stringContaining('do not tell which is newer')]);
  expect(await readFile(me.app, 'utf8')).toBe(goesOn);
});

test('progress never goes back', async () => {
  await using me = await checkout();
  await updateProgress(me.context(), (now) => withRun(now, '01.1', [], true));
  const behind = page();
  await behind.progress.record('01.1', 'solution-shown');
  await writeFile(me.file, JSON.stringify(await exportBackup(behind.shelf)));
  await me.run(importing, {}, me.file);
  expect(stateOf(await loadProgress(me.context()), '01.1')).toBe('passed');
});

test.each([
  ['text', 'not JSON', 'it is not JSON. Nothing was changed.'],
  ['another file', '{"name":"x"}', '"format" is not "groundwork"'],
])('%s is refused with a sentence', async (_, text, sentence) => {
  await using me = await checkout();
  await writeFile(me.file, text);
  await expect(me.run(importing, {}, me.file)).rejects.toThrow(sentence);
});

test('a file that is not there, and one that would write elsewhere, are refused', async () => {
  await using me = await checkout();
  await expect(me.run(importing, {}, me.file)).rejects.toThrow('There is no such file');
  const evil = page();
  const away = { '../../.bashrc': 'x' };
  await evil.drafts.overwrite({ key: '01.1', step: '01.1', files: away });
  await writeFile(me.file, JSON.stringify(await exportBackup(evil.shelf)));
  await expect(me.run(importing, {}, me.file)).rejects.toThrow('outside of workspace/');
});

test('an export does not write over a file unless told to', async () => {
  await using me = await checkout();
  await me.run(start);
  await writeFile(me.file, 'precious');
  await expect(me.run(exporting, {}, me.file)).rejects.toThrow('was left alone');
  await me.run(exporting, { force: true }, me.file);
  const backup = parseBackup(JSON.parse(await readFile(me.file, 'utf8')));
  // The starter is no work of the learner's.
  expect(backup.drafts).toEqual([]);
  expect(await readFile(me.app, 'utf8')).toBe(helloStarter);
});
