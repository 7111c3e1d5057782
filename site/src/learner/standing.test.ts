import { describe, expect, test } from 'vitest';
import type { StepState } from './records.ts';
import { challengeOf, openAfter, type Standing, standingOf } from './standing.ts';

const steps = [
  { id: '01.1', challenge: '01.3' },
  { id: '01.2', challenge: '01.3' },
  { id: '01.3', challenge: '01.3' },
  { id: '02.1', challenge: null },
  { id: '02.2', challenge: null },
];
const states =
  (known: Readonly<Record<string, StepState>>) =>
  (id: string): StepState =>
    known[id] ?? 'untouched';

describe('where a learner stands', () => {
  test.each<[own: StepState, challenge: StepState, standing: Standing]>([
    ['untouched', 'untouched', 'untouched'],
    ['untouched', 'started', 'untouched'],
    ['untouched', 'passed', 'skipped'],
    ['untouched', 'assisted', 'skipped'],
    ['started', 'started', 'started'],
    ['started', 'passed', 'skipped'],
    ['passed', 'passed', 'passed'],
    ['assisted', 'passed', 'assisted'],
  ])('a step that is %s, its challenge %s: %s', (own, challenge, standing) => {
    const known = states({ '01.1': own, '01.3': challenge });
    expect(standingOf({ id: '01.1', challenge: '01.3' }, known)).toBe(standing);
  });

  test('a challenge never skips itself, nor a step of another lesson', () => {
    const known = states({ '01.3': 'assisted' });
    expect(standingOf({ id: '01.3', challenge: '01.3' }, known)).toBe('assisted');
    expect(standingOf({ id: '02.1', challenge: '02.4' }, known)).toBe('untouched');
  });

  test('without a challenge nothing is skipped', () => {
    expect(standingOf({ id: '02.1', challenge: null }, states({ '02.2': 'passed' }))).toBe(
      'untouched',
    );
  });
});

test.each<[string, string | null, Readonly<Record<string, StepState>>, string | null]>([
  ['a newcomer', null, {}, '01.1'],
  ['after the first step', '01.1', { '01.1': 'passed' }, '01.2'],
  ['after a challenge', '01.3', { '01.3': 'passed' }, '02.1'],
  ['from a step that its challenge skips', '01.1', { '01.3': 'assisted' }, '02.1'],
  ['the whole course, its first lesson skipped', null, { '01.3': 'passed' }, '02.1'],
  ['past a step that is done', '01.3', { '01.3': 'passed', '02.1': 'passed' }, '02.2'],
  ['after the last step', '02.2', { '02.2': 'passed' }, null],
])('what to go on with, %s', (_, from, known, expected) => {
  expect(openAfter(steps, from, states(known))?.id ?? null).toBe(expected);
});

test("a lesson's challenge is the step of that kind", () => {
  expect(
    challengeOf([
      { id: '01.1', kind: 'step' },
      { id: '01.2', kind: 'challenge' },
    ]),
  ).toBe('01.2');
  expect(challengeOf([{ id: '01.1', kind: 'step' }])).toBeNull();
});
