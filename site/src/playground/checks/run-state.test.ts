import { expect, test } from 'vitest';
import type { CheckResult, Failure, Report, RunEvent } from '../../../../checks/runner/report.ts';
import { afterEnding, afterEvent, type RunState, STARTING } from './run-state.ts';
import { summaryOf } from './summary.ts';

const failure: Failure = { kind: 'expectation', should: 's', happened: 'h', why: 'w', look: 'l' };

const result = (id: string, state: CheckResult['state']): CheckResult => ({
  id,
  title: `Title of ${id}`,
  state,
  ms: 1,
  console: [],
  dropped: 0,
  ...(state === 'failed' ? { failure } : {}),
});

const report = (
  state: Report['state'],
  checks: readonly CheckResult[],
  problems: readonly Failure[] = [],
): Report => ({
  version: 1,
  step: '01.1',
  host: 'browser',
  state,
  checks: [...checks],
  problems: [...problems],
  console: [],
  dropped: 0,
  ms: 1,
});

const collected: RunEvent = {
  type: 'collected',
  checks: [
    { id: 'a', title: 'Title of a' },
    { id: 'b', title: 'Title of b' },
  ],
};

const fold = (...events: readonly RunEvent[]): RunState => events.reduce(afterEvent, STARTING);

const states = (run: RunState): readonly string[] =>
  run.rows.map(({ id, state }) => `${id} ${state}`);

test('rows follow the events', () => {
  const started = fold(collected, { type: 'started', id: 'a' });
  expect(states(started)).toEqual(['a running', 'b waiting']);
  expect(summaryOf(started)).toBe('Checking: 0 of 2 checks done.');

  const finished = afterEvent(started, { type: 'finished', result: result('a', 'failed') });
  expect(states(finished)).toEqual(['a failed', 'b waiting']);
  expect(finished.rows[0]?.result?.failure).toEqual(failure);
  expect(finished.rows[1]).toBe(started.rows[1]);
});

test('the report has the last word', () => {
  const done = fold(collected, {
    type: 'done',
    report: report('failed', [result('a', 'passed'), result('b', 'not-run')]),
  });
  expect(states(done)).toEqual(['a passed', 'b not-run']);
  expect(summaryOf(done)).toBe('1 of 2 checks pass. 1 check did not run.');
});

test('a stopped run says so, and what was not done counts as not run', () => {
  const stopped = afterEnding(fold(collected, { type: 'started', id: 'a' }), 'Stopped.');
  expect(states(stopped)).toEqual(['a not-run', 'b not-run']);
  expect(summaryOf(stopped)).toBe('Stopped.');
});

test('console lines are kept in order, up to a limit', () => {
  let run = fold(collected);
  for (let line = 0; line < 2100; line += 1) {
    run = afterEvent(run, { type: 'console', id: 'a', line: { level: 'log', text: `${line}` } });
  }
  expect(run.lines).toHaveLength(2000);
  expect(run.lines.at(-1)?.line.text).toBe('1999');
});

test.each<[string, Report, string]>([
  [
    'all pass',
    report('passed', [result('a', 'passed'), result('b', 'passed')]),
    'All 2 checks pass.',
  ],
  ['the only one passes', report('passed', [result('a', 'passed')]), 'The check passes.'],
  [
    'one fails',
    report('failed', [result('a', 'passed'), result('b', 'failed')]),
    '1 of 2 checks pass. First to look at: Title of b',
  ],
  [
    'a problem of the whole run comes before the checks that fail with it',
    report('broken', [result('a', 'failed')], [failure]),
    '0 of 1 check pass. h',
  ],
  ['a file does not parse', report('broken', [], [failure]), 'The checks could not run. h'],
])('%s', (_, ended, sentence) => {
  expect(summaryOf(fold({ type: 'done', report: ended }))).toBe(sentence);
});
