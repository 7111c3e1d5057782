import { expect, test } from 'vitest';
import type { StepState } from '../learner/records.ts';
import { tallyOf, tallyWords } from './step-tally.ts';

const steps = ['02.1', '02.2', '02.3'];
const states = (known: Readonly<Record<string, StepState>>) =>
  new Map(Object.entries(known).map(([id, state]) => [id, { state }]));

test.each<[string, Readonly<Record<string, StepState>>, string | null, string]>([
  ['a newcomer', {}, null, ''],
  ['a step begun', { '02.1': 'started' }, '02.1', ''],
  [
    'two done, one with help',
    { '02.1': 'passed', '02.2': 'assisted' },
    '02.3',
    '2 of 3 steps done',
  ],
  ['a step left out', { '02.1': 'passed', '02.3': 'passed' }, '02.2', '2 of 3 steps done'],
  ['the lesson before is done', { '01.8': 'passed' }, '02.1', ''],
  ['all done', { '02.1': 'passed', '02.2': 'passed', '02.3': 'passed' }, null, 'All 3 steps done'],
])('%s', (_, known, next, words) => {
  const tally = tallyOf(steps, states(known), '01.8');
  expect(tally.next).toBe(next);
  expect(tallyWords(tally)).toBe(words);
});
