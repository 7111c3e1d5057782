import { expect, test } from 'vitest';
import type { Trace, TraceRequest } from '../../runner/trace/record.ts';
import { plain } from '../paint.ts';
import { formatTrace } from './trace.ts';

const style = { columns: 80, paint: plain, prefix: 'workspace/' };
const checks = [
  { id: 'slow', title: 'Two requests at once' },
  { id: 'none', title: 'No request' },
];

const request: TraceRequest = {
  id: 1,
  check: 'slow',
  method: 'GET',
  path: '/slow',
  status: 200,
  bytesIn: 0,
  bytesOut: 4,
  at: 10,
  ms: 100,
  end: 'answered',
  dropped: 0,
  spans: [
    {
      parent: -1,
      kind: 'handler',
      name: 'GET /slow',
      at: 10,
      ms: 100,
      place: { file: 'app.ts', line: 7, column: 1 },
    },
    { parent: 0, kind: 'validation', name: 'ToolIn', at: 60, ms: 5, issues: 2 },
  ],
};

test('requests that overlap stand on one axis, with the loop that stood still', () => {
  const waiting: TraceRequest = {
    ...request,
    id: 2,
    path: '/',
    at: 110,
    ms: 10,
    waited: 95,
    spans: [],
  };
  const trace: Trace = { requests: [request, waiting], blocks: [{ at: 15, ms: 90 }], dropped: 0 };
  // 110 ms on 22 characters: 5 ms each.
  expect(formatTrace(trace, checks, style).split('\n')).toEqual([
    'Trace: what happened inside each request',
    '',
    'Two requests at once',
    '  GET /slow answered 200',
    '    0 B in, 4 B out                              100 ms |====================  |',
    '      GET /slow                                  100 ms |--------------------  |',
    '        handler, workspace/app.ts:7',
    '        ToolIn                                   5.0 ms |          -           |',
    '          validation, 2 problems found',
    '  GET / answered 200',
    '    0 B in, 4 B out                             10.0 ms | ...................==|',
    '  The event loop stood still                    90.0 ms | ##################   |',
  ]);
});

test('a provider is drawn with its opening and its teardown', () => {
  const spans: TraceRequest['spans'] = [
    { parent: -1, kind: 'provider', name: 'session', at: 10, ms: 100, ready: 20, closing: 80 },
    { parent: 0, kind: 'statement', name: 'SELECT 1', at: 50, ms: 10, parameters: 0, rows: 1 },
  ];
  const trace: Trace = { requests: [{ ...request, spans }], blocks: [], dropped: 0 };
  expect(formatTrace(trace, checks, style).split('\n').slice(5)).toEqual([
    '      session                                    100 ms |++++~~~~~~~~~~~~~~++++|',
    '        provider, opened in 20.0 ms; closed in 20.0 ms',
    '        SELECT 1                                10.0 ms |        ---           |',
    '          statement, 1 row',
  ]);
});

test('no line of the picture is wider than the terminal', () => {
  const long: TraceRequest = { ...request, path: `/${'tools/'.repeat(25)}` };
  const text = formatTrace({ requests: [long], blocks: [], dropped: 4 }, checks, style);
  const pictured = text.split('\n').filter((line) => line.endsWith('|'));
  expect(pictured.length).toBe(3);
  for (const line of pictured) expect(line.length).toBe(80);
  expect(text).toContain('4 more requests were left out.');
});

test.each([undefined, { requests: [], blocks: [], dropped: 0 }])(
  'says so when there is nothing',
  (trace) => {
    expect(formatTrace(trace, checks, style)).toBe('Trace: no request reached the app.');
  },
);
