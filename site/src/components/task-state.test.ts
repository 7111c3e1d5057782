import { describe, expect, test } from 'vitest';
import type { CheckState } from '../../../checks/runner/report.ts';
import { taskState, taskWords } from './task-state.ts';

const report = (...checks: [id: string, state: CheckState][]) => ({
  checks: checks.map(([id, state]) => ({ id, title: id, state, ms: 1, console: [], dropped: 0 })),
});

const three = ['missing-key', 'wrong-type', 'unknown-key'];

describe('a task', () => {
  test.each([
    [
      'all pass',
      report(['missing-key', 'passed'], ['wrong-type', 'passed'], ['unknown-key', 'passed']),
      'passed',
      'All 3 checks pass',
    ],
    [
      'one fails',
      report(['missing-key', 'passed'], ['wrong-type', 'passed'], ['unknown-key', 'failed']),
      'failed',
      '2 of 3 checks pass',
    ],
    [
      'one did not run',
      report(['missing-key', 'passed'], ['wrong-type', 'passed'], ['unknown-key', 'not-run']),
      'failed',
      '2 of 3 checks pass',
    ],
    [
      'none ran',
      report(['missing-key', 'not-run'], ['wrong-type', 'not-run']),
      'unknown',
      'Not checked in the last run',
    ],
    ['the run broke', report(), 'unknown', 'Not checked in the last run'],
    [
      'other checks pass',
      report(['good-tool', 'passed']),
      'unknown',
      'Not checked in the last run',
    ],
  ])('when %s', (_, run, state, words) => {
    const result = taskState(three, run);
    expect(result.state).toBe(state);
    expect(taskWords(result)).toBe(words);
  });

  test('finds its checks by their full ids too', () => {
    expect(taskState(['good-tool'], report(['01.1/good-tool', 'passed'])).state).toBe('passed');
  });

  test('with one check speaks of it in the singular', () => {
    expect(taskWords(taskState(['good-tool'], report(['good-tool', 'passed'])))).toBe(
      'Its check passes',
    );
    expect(taskWords(taskState(['good-tool'], report(['good-tool', 'failed'])))).toBe(
      'Its check fails',
    );
  });
});
