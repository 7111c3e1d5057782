import { describe, expect, test } from 'vitest';
import type { CheckResult, Failure, Report } from '../../runner/report.ts';
import { plain } from '../paint.ts';
import { formatCheckLine, formatReport, formatSum, type ReportStyle } from './report.ts';

const style: ReportStyle = {
  columns: 80,
  paint: plain,
  prefix: 'workspace/',
  files: {},
  stack: false,
  all: false,
};

function failure(happened: string): Failure {
  return { kind: 'expectation', should: 'It works.', happened, why: 'Because.', look: 'There.' };
}

function check(
  id: string,
  state: CheckResult['state'],
  extra: Partial<CheckResult> = {},
): CheckResult {
  return { id, title: `Check ${id}`, state, ms: 1, console: [], dropped: 0, ...extra };
}

function report(checks: CheckResult[], extra: Partial<Report> = {}): Report {
  const state = checks.every((one) => one.state === 'passed') ? 'passed' : 'failed';
  return {
    version: 1,
    step: '01.1',
    host: 'node',
    state,
    checks,
    problems: [],
    console: [],
    dropped: 0,
    ms: 210,
    ...extra,
  };
}

const tasks = [{ checks: ['a'] }, { checks: ['b', 'c'] }];
const log = { level: 'log', text: 'hello' } as const;

describe('formatCheckLine starts with the word for the outcome', () => {
  test.for([
    ['passed', 'passed   Check a'],
    ['failed', 'failed   Check a'],
    ['skipped', 'skipped  Check a'],
    ['not-run', 'not run  Check a'],
  ] as const)('%s', ([state, line]) => {
    expect(formatCheckLine(check('a', state), style)).toBe(line);
  });

  test('a long title goes on under itself', () => {
    const line = formatCheckLine(
      { state: 'passed', title: 'one two three' },
      { columns: 18, paint: plain },
    );
    expect(line).toBe('passed   one two\n         three');
  });
});

describe('formatSum', () => {
  test.for([
    ['all pass', report([check('a', 'passed')]), 'Passed: all 1 check. 0.21 s.'],
    [
      'some fail',
      report([check('a', 'passed'), check('b', 'failed'), check('c', 'not-run')]),
      'Failed: 1 of 3 checks passed, 1 failed, 1 not run. 1 of 2 tasks done. 0.21 s.',
    ],
    [
      'a problem beside passing checks',
      report([check('a', 'passed')], { state: 'broken', problems: [failure('x')] }),
      'Failed: 1 of 1 check passed, 1 problem. 1 of 2 tasks done. 0.21 s.',
    ],
    ['nothing ran', report([], { state: 'broken' }), 'Failed: no check could run. 0.21 s.'],
  ] as const)('%s', ([, outcome, sentence]) => {
    expect(formatSum(outcome, tasks)).toBe(sentence);
  });
});

describe('formatReport', () => {
  const twoFail = report([
    check('a', 'passed', { console: [log], dropped: 0 }),
    check('b', 'failed', { failure: failure('First.'), console: [log], dropped: 3 }),
    check('c', 'failed', { failure: failure('Second.') }),
  ]);

  test('shows the first failed check in full, with what it printed', () => {
    expect(formatReport(twoFail, tasks, style)).toBe(
      [
        'Failed check 1 of 2: Check b (b)',
        '  Should happen:  It works.',
        '  What happened:  First.',
        '  Why it matters: Because.',
        '  Where to look:  There.',
        '  Printed during this check (1 message, 3 more left out):',
        '  | hello',
        '',
        'Failed: 1 of 3 checks passed, 2 failed. 1 of 2 tasks done. 0.21 s.',
      ].join('\n'),
    );
  });

  test('all: every failed check, and what the passed ones printed', () => {
    const text = formatReport(twoFail, tasks, { ...style, all: true });
    expect(text).toContain('Failed check 2 of 2: Check c (c)');
    expect(text).toContain('Printed during "Check a" (1 message):\n  | hello');
  });

  test('a problem comes before the checks that failed because of it', () => {
    const broken = report(
      [check('a', 'not-run'), check('b', 'failed', { failure: failure('Late.') })],
      {
        state: 'broken',
        problems: [failure('app.ts does not parse.'), failure('Another.')],
        console: [log],
      },
    );
    const text = formatReport(broken, tasks, style);
    expect(text).toMatch(/^Problem \(the first of 2; --all shows all\)\n {2}Should happen:/);
    expect(text).toContain('app.ts does not parse.');
    expect(text).not.toContain('Another.');
    expect(text).not.toContain('Late.');
    expect(text).toContain('Printed outside the checks (1 message):\n  | hello');
  });

  test('a pass is one line', () => {
    expect(
      formatReport(
        report([check('a', 'passed', { console: [log] })], { console: [log] }),
        tasks,
        style,
      ),
    ).toBe('Passed: all 1 check. 0.21 s.');
  });
});
