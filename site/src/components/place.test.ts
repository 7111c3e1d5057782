import { describe, expect, test } from 'vitest';
import type { StepState } from '../learner/records.ts';
import { invitation, type Place } from './place.ts';

const places: readonly Place[] = [
  { id: '01.1', title: 'First schema', href: '/1/', challenge: '01.3' },
  { id: '01.2', title: 'Rules', href: '/2/', challenge: '01.3' },
  { id: '01.3', title: 'Members', href: '/3/', challenge: '01.3' },
  { id: '02.1', title: 'Paths', href: '/4/', challenge: null },
];

const states = (...entries: [id: string, state: StepState][]) =>
  new Map(entries.map(([id, state]) => [id, { state }]));

describe('where a learner goes on', () => {
  test('a newcomer gets no invitation, so the page keeps its own', () => {
    expect(invitation(places, null, states())).toBeNull();
  });

  test('a step that the course no longer has is no place to go', () => {
    expect(invitation(places, '09.9', states(['09.9', 'started']))).toBeNull();
  });

  test('a step begun but not passed is where they left off', () => {
    const found = invitation(places, '01.2', states(['01.1', 'passed'], ['01.2', 'started']));
    expect(found?.place.id).toBe('01.2');
    expect(found?.label).toBe('Go on where you left off');
    expect(found?.where).toBe('Step 01.2, Rules. 1 of 4 steps done.');
  });

  test('a step that was skipped and is worked on after all is where they left off', () => {
    const known = states(['01.2', 'started'], ['01.3', 'passed']);
    expect(invitation(places, '01.2', known)?.place.id).toBe('01.2');
  });

  test.each<StepState>(['passed', 'assisted'])(
    'after a step that is %s comes the next one',
    (state) => {
      expect(invitation(places, '01.1', states(['01.1', state]))?.place.id).toBe('01.2');
    },
  );

  test('a step that is done already is passed over', () => {
    const known = states(['01.1', 'passed'], ['01.2', 'passed']);
    expect(invitation(places, '01.1', known)?.place.id).toBe('01.3');
  });

  test.each<StepState>(['passed', 'assisted'])(
    'a challenge that is %s leads to the lesson after, past the steps it skips',
    (state) => {
      const found = invitation(places, '01.3', states(['01.1', 'started'], ['01.3', state]));
      expect(found?.place.id).toBe('02.1');
      expect(found?.where).toBe('Step 02.1, Paths. 1 of 4 steps done, 2 skipped by challenge.');
    },
  );

  test('after the last step comes one that was left open', () => {
    expect(
      invitation(places, '02.1', states(['01.1', 'passed'], ['02.1', 'passed']))?.place.id,
    ).toBe('01.2');
  });

  test('when nothing is left to do, the last step can be looked at again', () => {
    const last = ['02.1', 'passed'] as [string, StepState];
    const all = states(['01.1', 'passed'], ['01.2', 'assisted'], ['01.3', 'passed'], last);
    expect(invitation(places, '02.1', all)?.where).toBe('All 4 steps done.');
    const skipping = states(['01.3', 'passed'], last);
    expect(invitation(places, '02.1', skipping)).toMatchObject({
      label: 'Look back at the last step',
      where: '2 of 4 steps done, 2 skipped by challenge.',
    });
  });
});
