import { expect, test } from 'vitest';
import { Report } from './report.ts';
import { TYPES_CHECK, typesResult, typesUnknown, withTypes } from './types-check.ts';

const problem = {
  file: 'app.ts',
  line: 3,
  column: 14,
  message: "Type 'string' is not assignable to type 'number'.",
  code: 2322,
};

const report = (state: Report['state']): Report => ({
  version: 1,
  step: '01.1',
  host: 'node',
  state,
  checks: [{ id: 'a', title: 'A', state: 'passed', ms: 1, console: [], dropped: 0 }],
  problems: [],
  console: [],
  dropped: 0,
  ms: 1,
});

test('without problems it passes, and the report stays what it was', () => {
  const result = typesResult([], 5);
  expect(result).toMatchObject({ id: 'types-hold', state: 'passed', ms: 5 });
  for (const state of ['passed', 'failed', 'broken'] as const) {
    expect(withTypes(report(state), result).state).toBe(state);
  }
});

test('the first problem is told at its line, the others are named', () => {
  const many = [2, 4, 6, 8].map((line) => ({ ...problem, file: 'b.ts', line }));
  const { failure, state } = typesResult([problem, ...many], 5);
  expect(state).toBe('failed');
  expect(failure).toMatchObject({ kind: 'types', place: { file: 'app.ts', line: 3, column: 14 } });
  expect(failure?.happened).toBe(
    "TypeScript stops at line 3 of `app.ts` (TS2322): Type 'string' is not assignable to type 'number'. 4 more: `b.ts` line 2, `b.ts` line 4, `b.ts` line 6 and 1 further.",
  );
});

test('it is the last row of a report that is still one', () => {
  const whole = withTypes(report('passed'), typesResult([problem], 5));
  expect(Report.parse(whole)).toEqual(whole);
  expect(whole.state).toBe('failed');
  expect(whole.checks.at(-1)?.id).toBe(TYPES_CHECK.id);
});

test('without a compiler the run has judged nothing', () => {
  const whole = withTypes(report('passed'), typesUnknown('The types could not be loaded.', 5));
  expect(whole.state).toBe('broken');
});
