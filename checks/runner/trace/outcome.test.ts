import { expect, test } from 'vitest';
import { isLeaked, outcomeOf } from './outcome.ts';
import type { TraceRequest, TraceSpan } from './record.ts';

const late = { name: 'RangeError', message: 'too late' };
const other = { name: 'Error', message: 'no' };

test.each<[Partial<TraceSpan>, string]>([
  [{ kind: 'handler' }, ''],
  [{ kind: 'handler', error: late }, 'failed with RangeError: too late'],
  [{ kind: 'handler', ms: null }, 'had not ended'],
  [{ kind: 'validation', issues: 0 }, 'valid'],
  [{ kind: 'validation', issues: 1 }, '1 problem found'],
  [{ kind: 'error-handler', caught: late }, 'was given RangeError: too late'],
  [{ kind: 'provider' }, ''],
  [{ kind: 'provider', ready: 2, closing: 9 }, 'opened in 2.0 ms; closed in 1.0 ms'],
  [{ kind: 'provider', ready: 2, ms: null }, 'was never closed; opened in 2.0 ms'],
  [
    { kind: 'provider', ready: 1, closing: 9, caught: late, error: late },
    'saw RangeError: too late and threw it again; opened in 1.0 ms; closed in 1.0 ms',
  ],
  [
    { kind: 'provider', caught: late, error: other },
    'saw RangeError: too late and threw another one; failed with Error: no',
  ],
  [{ kind: 'provider', caught: late }, 'saw RangeError: too late and let it end there'],
  [{ kind: 'connection', ready: 2 }, 'there after 2.0 ms; given back'],
  [{ kind: 'connection', ready: 2, ms: null }, 'was never given back; there after 2.0 ms'],
  [
    { kind: 'connection', ready: 2, discarded: true },
    'there after 2.0 ms; thrown away instead of given back',
  ],
  [{ kind: 'connection', error: other }, 'failed with Error: no'],
  [{ kind: 'statement', parameters: 0 }, ''],
  [{ kind: 'statement', parameters: 2, rows: 1 }, 'with 2 values; 1 row'],
  [{ kind: 'statement', parameters: 1, rows: 0 }, 'with 1 value; 0 rows'],
  [
    { kind: 'statement', error: { name: 'error 42P01', message: 'no relation' } },
    'failed with error 42P01: no relation',
  ],
])('%j: %s', (span, words) => {
  expect(outcomeOf({ parent: -1, kind: '', name: '', at: 0, ms: 10, ...span })).toBe(words);
});

test('a resource is leaked when it is open after the request', () => {
  const span: TraceSpan = { parent: -1, kind: 'connection', name: '', at: 0, ms: null };
  const over = { ms: 5 } as TraceRequest;
  expect(isLeaked(span, over)).toBe(true);
  expect(isLeaked({ ...span, ms: 3 }, over)).toBe(false);
  expect(isLeaked({ ...span, kind: 'handler' }, over)).toBe(false);
  expect(isLeaked(span, { ms: null } as TraceRequest)).toBe(false);
});
