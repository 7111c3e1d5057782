import { expect, test } from 'vitest';
import type { CheckResult, Report } from '../../../../checks/runner/report.ts';
import type { Trace, TraceRequest } from '../../../../checks/runner/trace/record.ts';
import {
  choiceOf,
  EMPTY,
  firstChoice,
  groupsOf,
  withoutSent,
  withRun,
  withSent,
} from './trace-book.ts';
import { pictureOf } from './trace-rows.ts';

function request(id: number, check: string | null, more: Partial<TraceRequest> = {}): TraceRequest {
  const asked = { id, check, method: 'GET', path: `/${id}`, status: 200, bytesIn: 0, bytesOut: 2 };
  return { ...asked, at: id * 10, ms: 5, end: 'answered', spans: [], dropped: 0, ...more };
}

function traceOf(...requests: TraceRequest[]): Trace {
  return { requests, blocks: [], dropped: 0 };
}

function report(trace: Trace | undefined, ...ids: string[]): Report {
  const checks = ids.map(
    (id): CheckResult => ({
      id,
      title: `Check ${id}`,
      state: 'passed',
      ms: 1,
      console: [],
      dropped: 0,
    }),
  );
  return {
    version: 1,
    step: '01.1',
    host: 'browser',
    state: 'passed',
    problems: [],
    dropped: 0,
    console: [],
    checks,
    ms: 1,
    ...(trace && { trace }),
  };
}

test('a run is grouped by check, in the order of the checks; the one before goes', () => {
  const first = withRun(EMPTY, report(traceOf(request(1, 'b'), request(2, 'a')), 'a', 'b', 'c'));
  expect(groupsOf(first).map(({ key, requests }) => [key, requests.length])).toEqual([
    ['a', 1],
    ['b', 1],
  ]);
  const second = withRun(first, report(traceOf(request(1, null)), 'a'));
  expect(groupsOf(second).map(({ title }) => title)).toEqual(['Outside of any check']);
  expect(groupsOf(withRun(second, report(undefined, 'a')))).toEqual([]);
});

test('what was sent stands before the checks, keeps its number small, and goes with its app', () => {
  let book = withRun(EMPTY, report(traceOf(request(1, 'a')), 'a'));
  for (let id = 1; id <= 40; id += 1) book = withSent(book, traceOf(request(id, null)));
  const [sent, ...others] = groupsOf(book);
  expect(sent?.requests.length).toBe(30);
  expect(sent?.requests.at(-1)?.id).toBe(40);
  expect(others.length).toBe(1);
  expect(groupsOf(withoutSent(book)).map(({ key }) => key)).toEqual(['a']);
});

test('the first look goes to a failed check, then to what went wrong, then to the first', () => {
  const fine = withRun(EMPTY, report(traceOf(request(1, 'a'), request(2, 'b')), 'a', 'b'));
  expect(firstChoice(fine, ['b'])?.group.key).toBe('b');
  expect(firstChoice(fine, [])?.group.key).toBe('a');
  const broken = request(2, 'b', { status: 500 });
  const wrong = withRun(EMPTY, report(traceOf(request(1, 'a'), broken), 'a', 'b'));
  expect(firstChoice(wrong, [])?.group.key).toBe('b');
  expect(firstChoice(EMPTY, [])).toBeNull();
});

test('several requests are drawn together, one by itself with what is inside', () => {
  const spans = [
    { parent: -1, kind: 'handler', name: 'GET /1', at: 11, ms: 3 },
    { parent: 0, kind: 'response', name: 'res.json', at: 12, ms: 1 },
  ];
  const book = withRun(EMPTY, report(traceOf(request(1, 'a', { spans }), request(2, 'a')), 'a'));
  const [group] = groupsOf(book);
  if (!group) throw new Error('There is no group.');
  const opened: number[] = [];
  const together = pictureOf(choiceOf(group), ({ id }) => opened.push(id));
  expect(together.window).toEqual({ from: 10, to: 25 });
  expect(together.rows.map(({ name, starts }) => [name, starts])).toEqual([
    ['GET /1', 0],
    ['GET /2', 10],
  ]);
  together.rows[1]?.open?.();
  expect(opened).toEqual([2]);
  const alone = pictureOf({ group, request: group.requests[0] ?? null }, () => {});
  expect(alone.rows.map(({ name, depth, tone }) => [name, depth, tone])).toEqual([
    ['GET /1', 0, 'request'],
    ['GET /1', 1, 'handler'],
    ['res.json', 2, 'response'],
  ]);
});
