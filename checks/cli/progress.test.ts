import { expect, test } from 'vitest';
import {
  noProgress,
  stateOf,
  stepProgress,
  withAssistance,
  withHints,
  withRun,
  withStarted,
} from './progress.ts';

const started = withStarted(noProgress, '01.1');
const failing = withRun(started, '01.1', ['unknown-key'], false);

test.for([
  ['nothing done', noProgress, 'untouched'],
  ['started', started, 'started'],
  ['a failed run', failing, 'started'],
  ['a pass', withRun(failing, '01.1', [], true), 'passed'],
  [
    'a failed run after a pass',
    withRun(withRun(started, '01.1', [], true), '01.1', ['x'], false),
    'passed',
  ],
  ['help, not passed', withAssistance(started, '01.1'), 'started'],
  ['help, then a pass', withRun(withAssistance(started, '01.1'), '01.1', [], true), 'assisted'],
  ['a pass, then help', withAssistance(withRun(started, '01.1', [], true), '01.1'), 'passed'],
] as const)('%s: %3$s', ([, progress, state]) => {
  expect(stateOf(progress, '01.1')).toBe(state);
});

test('remembers the failing checks and the hints of each task', () => {
  const progress = withHints(withHints(failing, '01.1', 0, 2), '01.1', 1, 1);
  expect(stepProgress(progress, '01.1')).toEqual({
    state: 'started',
    assisted: false,
    failing: ['unknown-key'],
    hints: { 0: 2, 1: 1 },
  });
});

test('a step called like a property of every object is untouched', () => {
  expect(stateOf(noProgress, 'constructor')).toBe('untouched');
});

test('starting a second step leaves the first as it was', () => {
  const progress = withStarted(failing, '01.2');
  expect(progress.current).toBe('01.2');
  expect(progress.steps['01.1']).toEqual(failing.steps['01.1']);
});
