import { describe, expect, test } from 'vitest';
import { msText } from './duration.ts';
import type { TraceRequest, TraceSpan } from './record.ts';
import { answerText, barOf, blocksIn, clustersOf, rowsOf, ticksOf, windowOf } from './timeline.ts';

function span(parent: number, at: number, ms: number | null, more: Partial<TraceSpan> = {}) {
  return { parent, kind: 'middleware', name: `span at ${at}`, at, ms, ...more };
}

function request(at: number, ms: number | null, more: Partial<TraceRequest> = {}): TraceRequest {
  const size = { bytesIn: 0, bytesOut: 0, dropped: 0 };
  const asked = { id: 1, check: null, method: 'GET', path: '/', status: 200 };
  return { ...asked, ...size, at, ms, end: ms === null ? 'open' : 'answered', spans: [], ...more };
}

describe('a window', () => {
  test('begins when the first request was sent and ends with the last work', () => {
    const late = request(20, 5, { spans: [span(-1, 22, 30)] });
    expect(windowOf([request(10, 4, { waited: 3 }), late])).toEqual({ from: 7, to: 52 });
  });
  test('has a length even when nothing took time', () => {
    const { from, to } = windowOf([request(5, 0)]);
    expect(to).toBeGreaterThan(from);
  });
});

test.each([
  ['in the middle', 25, 50, { start: 0.25, length: 0.5 }],
  ['cut at both edges', -10, 200, { start: 0, length: 1 }],
  ['without an end', 75, null, { start: 0.75, length: 0.25 }],
  ['outside', 150, 5, { start: 1, length: 0 }],
] as const)('a bar %s', (_name, at, ms, bar) => {
  expect(barOf(at, ms, { from: 0, to: 100 })).toEqual(bar);
});

describe('rows', () => {
  test('stand under what they happened in', () => {
    const spans = [
      span(-1, 0, 9, { name: 'outer' }),
      span(0, 1, 1, { name: 'inner' }),
      span(-1, 2, 1, { name: 'beside' }),
      span(0, 3, 1, { name: 'inner, later' }),
    ];
    const rows = rowsOf(request(0, 10, { spans }), { from: 0, to: 10 });
    expect(rows.map(({ depth, name }) => [depth, name])).toEqual([
      [0, 'outer'],
      [1, 'inner'],
      [1, 'inner, later'],
      [0, 'beside'],
    ]);
  });
  test.each<[string, Partial<TraceSpan>, string, boolean]>([
    ['a pass', { kind: 'validation', issues: 0 }, 'valid', false],
    ['one problem', { kind: 'validation', issues: 1 }, '1 problem found', true],
    ['problems', { kind: 'validation', issues: 3 }, '3 problems found', true],
    ['a failure', { error: { name: 'E', message: 'no\nmore' } }, 'failed with E: no', true],
    ['a caught one', { caught: { name: 'E', message: '' } }, 'was given E', false],
    ['no end', { ms: null }, 'had not ended', false],
    ['nothing', {}, '', false],
  ])('say what came of it: %s', (_name, more, outcome, failed) => {
    const [row] = rowsOf(request(0, 10, { spans: [{ ...span(-1, 1, 2), ...more }] }), {
      from: 0,
      to: 10,
    });
    expect(row).toMatchObject({ outcome, failed });
  });
});

test.each([
  ['answered', 201, 'answered 201'],
  ['cut', null, 'cut off by the client'],
  ['cut', 200, 'cut off by the client, after the status 200'],
  ['open', null, 'still without an answer'],
] as const)('an exchange that ended as %s with the status %s', (end, status, text) => {
  expect(answerText(request(0, 1, { end, status }))).toBe(text);
});

test('requests that share time are drawn together', () => {
  const alone = request(0, 5, { id: 1 });
  const long = request(10, 20, { id: 2 });
  // It was sent while the long one was under way, and taken in after it.
  const waiting = request(31, 2, { id: 3, waited: 15 });
  const after = request(40, 1, { id: 4 });
  const ids = clustersOf([alone, long, waiting, after]).map((all) => all.map(({ id }) => id));
  expect(ids).toEqual([[1], [2, 3], [4]]);
});

test('blocks are found by overlap', () => {
  const blocks = [
    { at: 0, ms: 10 },
    { at: 8, ms: 60 },
    { at: 100, ms: 60 },
  ];
  expect(blocksIn({ requests: [], dropped: 0, blocks }, { from: 10, to: 90 })).toEqual([
    { at: 8, ms: 60 },
  ]);
});

test.each([0.3, 1, 7.3, 42, 100, 999, 12_345])(
  'an axis of %d ms has a few round marks',
  (length) => {
    const ticks = ticksOf({ from: 3, to: 3 + length });
    expect(ticks[0]).toBe(0);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(ticks.length).toBeLessThanOrEqual(6);
    expect(Math.max(...ticks)).toBeLessThanOrEqual(length);
  },
);

test.each([
  [0.042, '0.04 ms'],
  [3.14, '3.1 ms'],
  [119.6, '120 ms'],
  [1_250, '1.25 s'],
])('%d ms in words', (ms, text) => {
  expect(msText(ms)).toBe(text);
});
