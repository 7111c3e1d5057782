import { describe, expect, test } from 'vitest';
import type { StepState } from '../learner/records.ts';
import { invitation, type Place } from './place.ts';

const places: readonly Place[] = [
  { id: '01.1', title: 'First schema', href: '/1/', next: '01.2' },
  { id: '01.2', title: 'Rules', href: '/2/', next: '01.3' },
  { id: '01.3', title: 'Members', href: '/3/', next: null },
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
    expect(found?.where).toBe('Step 01.2, Rules. 1 of 3 steps done.');
  });

  test.each<StepState>(['passed', 'assisted'])(
    'after a step that is %s comes the next one',
    (state) => {
      expect(invitation(places, '01.1', states(['01.1', state]))?.place.id).toBe('01.2');
    },
  );

  test('after the last step comes one that was left open', () => {
    expect(
      invitation(places, '01.3', states(['01.1', 'passed'], ['01.3', 'passed']))?.place.id,
    ).toBe('01.2');
  });

  test('when everything is done, the last step can be looked at again', () => {
    const all = states(['01.1', 'passed'], ['01.2', 'assisted'], ['01.3', 'passed']);
    expect(invitation(places, '01.3', all)?.where).toBe('All 3 steps done.');
  });
});
