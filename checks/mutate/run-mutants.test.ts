import { expect, test } from 'vitest';
import { loadCourse } from '../../lessons/course.ts';
import { goodCourse } from '../../lessons/patched-course.ts';
import type { FailureKind, Report } from '../runner/report.ts';
import { findMutants } from './find-mutants.ts';
import { runMutants } from './run-mutants.ts';

/** A report whose only failure is of this kind; a good one without it. */
function reportOf(kind?: FailureKind): Report {
  const parts = { should: 'It holds.', happened: 'It did not.', why: 'So.', look: 'There.' };
  return {
    version: 1,
    step: '01.2',
    host: 'node',
    state: kind === undefined ? 'passed' : 'failed',
    checks: [],
    problems: kind === undefined ? [] : [{ kind, ...parts }],
    console: [],
    dropped: 0,
    ms: 1,
  };
}

const slow = { timeout: 60_000 }; // A survivor's types are checked, too.

test.each([
  ['time, and then nothing', ['timeout', undefined], { fate: 'survived', byTime: false }],
  ['time, and then a check', ['loop', 'expectation'], { fate: 'caught', byTime: false }],
  ['time, twice', ['no-answer', 'timeout'], { fate: 'caught', byTime: true }],
  ['our own host', ['internal', undefined], { fate: 'survived', byTime: false }],
  ['a check, at once', ['expectation', undefined], { fate: 'caught', byTime: false }],
] as const)('what tells of a mistake is %s', slow, async (_what, kinds, due) => {
  const course = await loadCourse(goodCourse);
  const step = course.steps.find(({ id }) => id === '01.2');
  if (step === undefined) throw new Error('The good course has no step 01.2.');
  const [mutant] = findMutants(step.starter, step.solution);
  if (mutant === undefined) throw new Error('Its solution has no mutant.');
  const kindsLeft: (FailureKind | undefined)[] = [undefined, ...kinds]; // The solution passes.
  const trials = await runMutants(async () => reportOf(kindsLeft.shift()), step, [mutant], 1);
  expect(trials).toMatchObject([due]);
});
