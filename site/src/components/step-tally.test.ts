import { expect, test } from 'vitest';
import type { StepState } from '../learner/records.ts';
import { tallyOf, tallyWords } from './step-tally.ts';

const steps = ['02.1', '02.2', '02.3'].map((id) => ({ id, challenge: '02.3' }));
const before = { id: '01.7', challenge: '01.8' };

test.each<[string, Readonly<Record<string, StepState>>, string | null, string]>([
  ['a newcomer', {}, null, ''],
  ['a step begun', { '02.1': 'started' }, '02.1', ''],
  [
    'two done, one with help',
    { '02.1': 'passed', '02.2': 'assisted' },
    '02.3',
    '2 of 3 steps done',
  ],
  ['the step before is done', { '01.7': 'passed' }, '02.1', ''],
  ['the step before is skipped', { '01.8': 'passed' }, '02.1', ''],
  ['all done', { '02.1': 'passed', '02.2': 'passed', '02.3': 'passed' }, null, 'All 3 steps done'],
  [
    'the challenge alone',
    { '02.3': 'passed' },
    null,
    'Passed by its challenge: 1 of 3 steps done, 2 skipped',
  ],
  [
    'the challenge with help, a step begun before',
    { '02.1': 'passed', '02.2': 'started', '02.3': 'assisted' },
    null,
    'Passed by its challenge, with help: 2 of 3 steps done, 1 skipped',
  ],
  [
    'every step, and the challenge with help',
    { '02.1': 'passed', '02.2': 'passed', '02.3': 'assisted' },
    null,
    'All 3 steps done',
  ],
])('%s', (_, known, next, words) => {
  const tally = tallyOf(steps, (id) => known[id] ?? 'untouched', before);
  expect(tally.next).toBe(next);
  expect(tallyWords(tally)).toBe(words);
});

test('a step left out in a lesson without a challenge is next', () => {
  const plain = steps.map(({ id }) => ({ id, challenge: null }));
  const tally = tallyOf(plain, (id) => (id === '02.2' ? 'untouched' : 'passed'), null);
  expect(tally.next).toBe('02.2');
});
