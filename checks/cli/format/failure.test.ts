import { describe, expect, test } from 'vitest';
import type { Failure } from '../../runner/report.ts';
import { plain } from '../paint.ts';
import { type FailureStyle, formatConsole, formatFailure } from './failure.ts';

const style: FailureStyle = {
  columns: 60,
  paint: plain,
  prefix: 'workspace/',
  files: { 'app.ts': 'one\n  const tool = req.body;\n' },
  stack: false,
};

const failure: Failure = {
  kind: 'expectation',
  should: 'A body with a key that ToolIn does not name is answered with 422.',
  happened: 'POST /tools answered 201 Created.',
  why: 'What is not refused is stored.',
  look: 'The schema.',
};

const parts = [
  '  Should happen:  A body with a key that ToolIn does not',
  '                  name is answered with 422.',
  '  What happened:  POST /tools answered 201 Created.',
  '  Why it matters: What is not refused is stored.',
  '  Where to look:  The schema.',
];

describe('formatFailure', () => {
  test.for([
    ['the four parts with their labels', {}, []],
    [
      'the place and its line',
      { place: { file: 'app.ts', line: 2, column: 3 } },
      ['  Your code:      workspace/app.ts:2:3', '                  const tool = req.body;'],
    ],
    [
      'a place in a file that is not there',
      { place: { file: 'gone.ts', line: 2, column: 3 } },
      ['  Your code:      workspace/gone.ts:2:3'],
    ],
    [
      'the file alone when its line says nothing',
      { kind: 'loop', place: { file: 'app.ts', line: 1, column: 1 } },
      ['  Your code:      workspace/app.ts'],
    ],
    [
      'short values side by side',
      { expected: '422', actual: '201', diff: '- 422\n+ 201' },
      ['  Expected:       422', '  Actual:         201'],
    ],
    [
      'the difference of long values',
      { expected: '{\n  a: 1\n}', actual: '{\n}', diff: '  {\n-   a: 1\n  }' },
      ['  Difference:', '      {', '    -   a: 1', '      }'],
    ],
    [
      'long values without a difference',
      { actual: '{\n  a: 1\n}' },
      ['  Actual:', '    {', '      a: 1', '    }'],
    ],
    [
      'the place in the check',
      { checkPlace: { file: 'checks/a.check.ts', line: 9, column: 1 } },
      ['  The check:      checks/a.check.ts:9:1'],
    ],
    ['no stack unless asked', { stack: 'at app.ts:2:3' }, []],
  ] satisfies [string, Partial<Failure>, string[]][])('%s', ([, extra, lines]) => {
    expect(formatFailure({ ...failure, ...extra }, style)).toBe([...parts, ...lines].join('\n'));
  });

  test('the stack when asked', () => {
    const text = formatFailure(
      { ...failure, stack: 'Error\n    at app.ts:2:3' },
      { ...style, stack: true },
    );
    expect(text).toBe([...parts, '  Stack:', '    Error', '        at app.ts:2:3'].join('\n'));
  });

  test('no line is wider than the terminal', () => {
    const long = 'const tool = { id: tools.length + 1, ...req.body, name: req.body.name };';
    const text = formatFailure(
      { ...failure, place: { file: 'app.ts', line: 1, column: 1 } },
      { ...style, files: { 'app.ts': long } },
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(text).toContain('const tool = { id: tools.length + 1, . ...');
  });
});

describe('formatConsole', () => {
  const log = { level: 'log', text: 'got a body' } as const;
  test.for([
    ['nothing', { console: [], dropped: 0 }, ''],
    ['one line', { console: [log], dropped: 0 }, '  Printed here (1 message):\n  | got a body'],
    [
      'lines left out, levels named, line breaks kept',
      { console: [log, { level: 'error', text: 'a\nb' }], dropped: 40 },
      '  Printed here (2 messages, 40 more left out):\n  | got a body\n  | error: a\n  | b',
    ],
  ] satisfies [string, Parameters<typeof formatConsole>[0], string][])(
    '%s',
    ([, printed, text]) => {
      expect(formatConsole(printed, 'here')).toBe(text);
    },
  );
});
