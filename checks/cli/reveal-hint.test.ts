import { describe, expect, test } from 'vitest';
import { noProgress, stepProgress, withRun, withStarted } from './progress.ts';
import { hintState, stuckTask, withHintRead } from './reveal-hint.ts';

const hints = ['concept', 'look', 'gap', 'change'];
const step = {
  id: '01.1',
  tasks: [
    { title: 'One', checks: ['a'], hints },
    { title: 'Two', checks: ['b', 'c'], hints },
  ],
  passesAtStart: ['a'],
};
const started = withStarted(noProgress, '01.1');

describe('stuckTask is the first with an open check', () => {
  test.for([
    ['before any run: what fails at the start', started, 1],
    ['a failing check of the first task', withRun(started, '01.1', ['a', 'b'], false), 0],
    ['only a later check fails', withRun(started, '01.1', ['c'], false), 1],
    ['all pass', withRun(started, '01.1', [], true), undefined],
  ] as const)('%s', ([, progress, task]) => {
    expect(stuckTask(step, progress)).toBe(task);
  });
});

test('hints are read one by one, the last one is help, and a fifth changes nothing', () => {
  let progress = started;
  for (const [count, assisted] of [
    [1, false],
    [2, false],
    [3, false],
    [4, true],
    [4, true],
  ] as const) {
    progress = withHintRead(progress, '01.1', hintState(step, progress, 1));
    expect(hintState(step, progress, 1)).toEqual({ task: 1, read: count, total: 4 });
    expect(stepProgress(progress, '01.1').assisted).toBe(assisted);
  }
  expect(hintState(step, progress, 0).read).toBe(0);
});
