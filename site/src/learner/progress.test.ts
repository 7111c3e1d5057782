import { expect, test } from 'vitest';
import { createChanges } from './changes.ts';
import { memoryShelf } from './memory-shelf.ts';
import { advance, createProgress, furthest, type ProgressEvent } from './progress.ts';
import type { StepProgress, StepState } from './records.ts';

const cases: readonly (readonly [events: readonly ProgressEvent[], state: StepState])[] = [
  [['edited'], 'started'],
  [['checked'], 'started'],
  [['solution-shown'], 'started'],
  [['edited', 'checked', 'passed'], 'passed'],
  [['solution-shown', 'passed'], 'assisted'],
  [['passed', 'solution-shown'], 'passed'],
  [['passed', 'solution-shown', 'passed'], 'passed'],
  [['solution-shown', 'passed', 'edited', 'checked'], 'assisted'],
];

test.each(cases)('%j leads to %s', (events, state) => {
  let now: StepProgress | undefined;
  for (const event of events) now = advance(now, '01.1', event, 1);
  expect(now?.state).toBe(state);
});

const record = (state: StepState, at: number, solutionShown = false): StepProgress => ({
  key: '01.1',
  state,
  solutionShown,
  at,
});

test('of two records the one that got further counts, with the later visit', () => {
  expect(furthest(undefined, record('started', 1))).toEqual(record('started', 1));
  expect(furthest(record('passed', 1), record('started', 5, true))).toEqual(
    record('passed', 5, true),
  );
  expect(furthest(record('assisted', 1), record('passed', 2))).toEqual(record('passed', 2));
});

test('a change of state is announced once; a newcomer was nowhere yet', async () => {
  const changes = createChanges(null);
  const announced: string[] = [];
  changes.listen((change) => announced.push(`${change.store} ${change.key} ${change.from}`));
  const progress = createProgress(memoryShelf(), changes);
  expect(await progress.last()).toBeNull();
  expect(await progress.of('01.1')).toBe('untouched');
  await progress.record('01.1', 'edited');
  await progress.record('01.1', 'checked');
  expect(announced).toEqual(['progress 01.1 here']);
  expect(await progress.last()).toBe('01.1');
  await progress.forget();
  expect(await progress.of('01.1')).toBe('untouched');
});
