import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { listBackups } from '../backups.ts';
import type { Command } from '../command.ts';
import { stateOf, withRun } from '../progress.ts';
import { loadProgress, updateProgress } from '../progress-store.ts';
import { type FakeContext, fakeContext } from '../testing/fake-context.ts';
import { helloSolution, helloStarter, tinyCourse } from '../testing/tiny-course.ts';
import { command as diff } from './diff.ts';
import { command as hint } from './hint.ts';
import { command as list } from './list.ts';
import { command as next } from './next.ts';
import { command as reset } from './reset.ts';
import { command as solution } from './solution.ts';
import { command as start } from './start.ts';
import { command as undo } from './undo.ts';

// Each test loads a course from disk; a busy machine may need its time.
vi.setConfig({ testTimeout: 30_000 });

type Values = Parameters<Command['run']>[1];

/** A learner in a fresh checkout; `write` is their editor. */
async function learner() {
  const root = await tinyCourse();
  const app = join(root.path, 'workspace/app.ts');
  return {
    root: root.path,
    context: (options?: Parameters<typeof fakeContext>[1]) => fakeContext(root.path, options),
    run: async (command: Command, values: Values = {}, ...positionals: string[]) => {
      const context = fakeContext(root.path, { at: new Date().toISOString() });
      await command.run(context, values, positionals);
      return context.printed();
    },
    write: (text: string) => writeFile(app, text),
    read: () => readFile(app, 'utf8'),
    pass: (context: FakeContext) =>
      updateProgress(context, (now) => withRun(now, '01.1', [], true)),
    [Symbol.asyncDispose]: () => root[Symbol.asyncDispose](),
  };
}

/** Makes the last step of the tiny course a challenge. */
async function makeChallenge(root: string): Promise<void> {
  const file = join(root, 'lessons/01-greetings/02-polite/step.mdx');
  const text = (await readFile(file, 'utf8'))
    .replace('minutes: 2', 'minutes: 2\nkind: challenge')
    .replace(/prediction:[\s\S]*?(?=tasks:)/, '')
    .replace(/ {4}hints:\n(?: {6}- .*\n)+/, '')
    .replace(/fastapi:.*\n/, '')
    .replace('<Prediction />', 'Stories.');
  await writeFile(file, text);
}

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

describe('next', () => {
  test('waits for a pass, then goes on and keeps the files', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    await expect(me.run(next)).rejects.toThrow('01.1 Hello has not passed yet.');
    await me.pass(me.context());
    const text = await me.run(next);
    expect(text).toContain('01.2 goes on from the solution of 01.1.');
    expect(text).toContain('Your files of 01.1 are kept');
    expect(await me.read()).toBe(helloSolution);
    expect(await me.run(next, { force: true })).toContain('01.2 Polite is the last step.');
  });

  test('before the first step says how to begin', async () => {
    await using me = await learner();
    await expect(me.run(next)).rejects.toThrow(
      'You have not started a step yet. Run npx groundwork start 01.1',
    );
  });
});

describe('hint', () => {
  test('gives the hints of the first open task, one by one', async () => {
    await using me = await learner();
    await me.run(start);
    expect(await me.run(hint)).toContain('Hint 1 of 4\n  The concept of Names are greeted');
    expect(await me.run(hint)).toContain('Hint 2 of 4\n  Where to look for Names are greeted');
    expect(await me.run(hint)).toContain('groundwork hint for the last one, the');
    expect(await me.run(hint)).toContain('Hint 4 of 4\n  The change for Names are greeted');
    const again = await me.run(hint);
    for (const number of [1, 2, 3, 4]) expect(again).toContain(`Hint ${number} of 4`);
    await me.pass(me.context());
    expect(stateOf(await loadProgress(me.context()), '01.1')).toBe('assisted');
  });

  test('--task and --again', async () => {
    await using me = await learner();
    await me.run(start);
    await expect(me.run(hint, { again: true })).rejects.toThrow(
      'You have read no hint for this task yet',
    );
    await me.run(hint, { task: '1' });
    expect(await me.run(hint, { task: '1', again: true })).toContain(
      'The concept of Every path is answered',
    );
    await expect(me.run(hint, { task: '3' })).rejects.toThrow(
      'There is no task "3" in 01.1; its tasks are 1 to 2.',
    );
  });

  test('a challenge has none, and says so', async () => {
    await using me = await learner();
    await makeChallenge(me.root);
    await me.run(start, {}, '01.2');
    expect(await me.run(hint)).toContain('01.2 Polite is a challenge: it has no hints.');
  });

  test('has none when everything passes', async () => {
    await using me = await learner();
    await me.run(start);
    await me.pass(me.context());
    expect(await me.run(hint)).toContain('All checks of 01.1 Hello pass');
  });
});

describe('solution and diff', () => {
  test('solution prints the changed files, and says that it counts', async () => {
    await using me = await learner();
    await me.run(start);
    const context = me.context();
    await solution.run(context, {}, []);
    expect(context.printed()).toContain(
      'app.ts\n\n  export function answer(path: string): string {\n    console.log(',
    );
    expect(context.printed()).not.toContain('server.ts');
    expect(context.complaints()).toBe(
      '01.1 Hello has not passed yet. With its solution seen, it will count as assisted.',
    );
    expect(await me.read()).toBe(helloStarter);
  });

  test('a no to the question shows nothing and counts nothing', async () => {
    await using me = await learner();
    await me.run(start);
    const context = me.context({ answers: [false] });
    await expect(solution.run(context, {}, [])).rejects.toThrow('Nothing was shown.');
    expect(context.printed()).not.toContain('hello');
    expect((await loadProgress(context)).steps['01.1']?.assisted).toBe(false);
  });

  test('--write keeps the learner’s files', async () => {
    await using me = await learner();
    await me.run(start);
    await me.write('mine');
    await me.run(solution, { write: true, force: true });
    expect(await me.read()).toBe(helloSolution);
    await me.run(undo);
    expect(await me.read()).toBe('mine');
  });

  test('diff shows both sides, and nothing when they are the same', async () => {
    await using me = await learner();
    await me.run(start);
    const text = await me.run(diff);
    expect(text).toContain('Lines with - are only in yours, lines with + only in the solution.');
    expect(text).toContain('app.ts\nFrom your line 1:\n  export function');
    expect(text).toContain('-   return path;\n+   console.log(');
    await me.write(helloSolution);
    expect(await me.run(diff)).toBe('workspace/ and the solution of 01.1 Hello are the same.');
  });
});

test('list shows each step with where the learner stands', async () => {
  await using me = await learner();
  await me.run(start);
  await me.pass(me.context());
  await me.run(next);
  expect(await me.run(list)).toBe(
    [
      '1 of 2 steps passed.',
      '',
      '01 Greetings: what is said first',
      '  passed     01.1  Hello, 2 min',
      '  started    01.2  Polite, 2 min (you are here)',
      '',
      'Next: npx groundwork check',
    ].join('\n'),
  );
  expect(JSON.parse(await me.run(list, { json: true }))).toMatchObject({
    version: 1,
    current: '01.2',
    steps: [
      { id: '01.1', state: 'passed' },
      { id: '01.2', state: 'started' },
    ],
  });
  await expect(me.run(list, {}, '07')).rejects.toThrow('There is no lesson "07". There are: 01.');
});

test('whoever passes the challenge of a lesson has skipped its open steps', async () => {
  await using me = await learner();
  await makeChallenge(me.root);
  await me.run(start, {}, '01.2');
  await updateProgress(me.context(), (now) => withRun(now, '01.2', [], true));
  const text = await me.run(list);
  expect(text).toContain('1 of 2 steps passed, 1 skipped by challenge.');
  expect(text).toContain('  skipped    01.1  Hello, 2 min\n  passed     01.2  Polite, 2 min');
  expect(JSON.parse(await me.run(list, { json: true })).steps).toMatchObject([
    { id: '01.1', state: 'skipped' },
    { id: '01.2', state: 'passed' },
  ]);
  expect(await me.run(next)).toContain('There is nothing after it: well done.');

  await me.run(start, { force: true }, '01.1');
  expect(await me.run(next)).toContain('Every step after 01.1 Hello has passed or is skipped');
  await me.pass(me.context());
  expect(await me.run(list)).toContain('  passed     01.1  Hello');
});
