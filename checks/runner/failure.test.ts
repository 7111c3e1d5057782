import { expect, test } from 'vitest';
import { failureOf, type ThrownError } from './failure.ts';

const circumstances = {
  title: 'GET / answers 200',
  roots: { rootUrl: 'file:///app/', checkUrl: 'file:///a.check.ts', checkPath: 'a.check.ts' },
  checkMs: 5_000,
  printedErrors: '',
};
const parts = { should: 'S.', happened: 'H.', why: 'W.', look: 'L.' };

function failure(error: ThrownError, more: Partial<typeof circumstances> = {}) {
  return failureOf([error], { ...circumstances, ...more });
}

test('a fault keeps its parts, and gets its places from the stack', () => {
  const stack = 'E\n    at file:///app/app.ts:3:4\n    at file:///a.check.ts:9:1';
  expect(failure({ fault: { kind: 'expectation', ...parts }, stack })).toEqual({
    kind: 'expectation',
    ...parts,
    place: { file: 'app.ts', line: 3, column: 4 },
    checkPlace: { file: 'a.check.ts', line: 9, column: 1 },
    stack: 'at app.ts:3:4\nat a.check.ts:9:1',
  });
});

test('a wrong answer whose cause was printed leads to the printed line', () => {
  const printedErrors = 'TypeError: x\n    at file:///app/app.ts:7:2';
  const wrong = { fault: { kind: 'expectation', ...parts } } as const;
  expect(failure(wrong, { printedErrors }).place?.line).toBe(7);
  const exit = { fault: { kind: 'exit', ...parts } } as const;
  expect(failure(exit, { printedErrors }).place).toBeUndefined();
});

test('an assertion without explanation says what the check is called', () => {
  const error = { name: 'AssertionError', message: 'expected 500 to be 200', diff: '- 200\n+ 500' };
  expect(failure({ ...error, expected: '200', actual: '500' })).toMatchObject({
    kind: 'expectation',
    should: 'GET / answers 200.',
    happened: 'expected 500 to be 200',
    expected: '200',
    actual: '500',
    diff: '- 200\n+ 500',
  });
});

test('an error of the learner’s code names its line', () => {
  const error = {
    name: 'TypeError',
    message: 'x',
    stack: 'TypeError: x\n    at file:///app/a.ts:1:2',
  };
  expect(failure(error)).toMatchObject({
    kind: 'error',
    happened: 'Your code threw at a.ts:1:2. TypeError: x',
  });
});

test('a cause leads to the learner’s line when the error itself does not', () => {
  const cause = { stack: 'E\n    at file:///app/a.ts:5:6' };
  expect(failure({ name: 'Error', message: 'x', cause }).place?.line).toBe(5);
});

test('a check that took too long says so', () => {
  expect(failure({ name: 'TestTimeoutError', message: 'Test timed out' })).toMatchObject({
    kind: 'timeout',
    happened: 'The check was not done after 5 seconds.',
  });
});

test('several errors are told together, the same one once', () => {
  const errors = ['one', 'two', 'one'].map((message) => ({ name: 'AssertionError', message }));
  expect(failureOf(errors, circumstances).happened).toBe('one\ntwo');
});

test('terminal colours are taken out and long values are cut', () => {
  const diff = `\u001b[31m${'x'.repeat(5_000)}\u001b[39m`;
  const printed = failure({ name: 'AssertionError', message: 'm', diff }).diff;
  expect(printed).toBe(`${'x'.repeat(4_000)}…`);
});
