import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { noProgress, withRun, withStarted } from './progress.ts';
import { parseProgress, readProgress, writeProgress } from './progress-file.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const now = new Date('2030-01-02T03:04:05.678Z');

test('what was written is read back', async () => {
  await using root = await temporaryFolder();
  const progress = withRun(withStarted(noProgress, '01.1'), '01.1', ['a'], false);
  await writeProgress(root.path, progress);
  expect(await readProgress(root.path, now)).toEqual({ progress });
  expect(await readdir(join(root.path, '.groundwork'))).toEqual(['progress.json']);
});

test('no file is no progress', async () => {
  await using root = await temporaryFolder();
  expect(await readProgress(root.path, now)).toEqual({ progress: noProgress });
});

test('a damaged file is kept aside and said', async () => {
  await using root = await temporaryFolder();
  await mkdir(join(root.path, '.groundwork'));
  await writeFile(join(root.path, '.groundwork/progress.json'), '{"version": 1, "cur');
  const { progress, trouble } = await readProgress(root.path, now);
  expect(progress).toEqual(noProgress);
  expect(trouble).toContain('it is not JSON');
  const aside = '.groundwork/progress.2030-01-02T03-04-05-678Z.json';
  expect(trouble).toContain(aside);
  expect(await readFile(join(root.path, aside), 'utf8')).toBe('{"version": 1, "cur');
});

describe('parseProgress says what is wrong', () => {
  const step = { state: 'started', assisted: false, hints: {} };
  test.for([
    [[], 'it is not a JSON object'],
    [{ version: 2 }, 'it has version 2, expected 1'],
    [{ version: 1, current: 3, steps: {} }, '"current" is neither a step nor null'],
    [{ version: 1, current: null }, '"steps" is not an object'],
    [{ version: 1, current: null, steps: { '01.1': 'passed' } }, 'steps["01.1"] is not an object'],
    [
      { version: 1, current: null, steps: { '01.1': { ...step, state: 'done' } } },
      'steps["01.1"] has a "state" that is neither started nor passed',
    ],
    [
      { version: 1, current: null, steps: { '01.1': { ...step, hints: { 0: 'two' } } } },
      'steps["01.1"] has "hints" that are not numbers by task',
    ],
    [
      { version: 1, current: null, steps: { '01.1': { ...step, failing: [1] } } },
      'steps["01.1"] has a "failing" that is not a list of check ids',
    ],
  ] as const)('%j', ([value, sentence]) => {
    expect(parseProgress(JSON.stringify(value))).toBe(sentence);
  });
});
