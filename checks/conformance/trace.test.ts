import { expect, test } from 'vitest';
import { createNodeHost } from '../runner/node/host.ts';
import { supervise } from '../runner/supervisor.ts';
import { normalise } from './conformance.ts';
import { expectedOutline, outlineOf, tracedOrder } from './trace.ts';

const host = createNodeHost();

test.each(['traced', 'provided'] as const)(
  'the trace tells what happened inside each request: %s',
  { timeout: 30_000 },
  async (app) => {
    const report = await supervise(host, tracedOrder(app));
    expect(report.problems).toEqual([]);
    expect(report.checks.filter(({ state }) => state !== 'passed')).toEqual([]);
    expect(outlineOf(report)).toBe(expectedOutline(app));
  },
);

test('a provider is open for as long as it is used, with its connection and its statements inside', {
  timeout: 30_000,
}, async () => {
  const { trace } = await supervise(host, tracedOrder('provided'));
  const added = trace?.requests.find(({ path }) => path === '/added');
  const spans = added?.spans ?? [];
  const session = spans.find(({ name }) => name === 'session');
  const connection = spans.find(({ kind }) => kind === 'connection');
  const [begin, insert, commit] = spans.filter(({ kind }) => kind === 'statement');
  const times = [
    session?.at,
    connection?.at,
    begin?.at,
    (session?.at ?? 0) + (session?.ready ?? 0),
    insert?.at,
    (session?.at ?? 0) + (session?.closing ?? 0),
    commit?.at,
    (connection?.at ?? 0) + (connection?.ms ?? 0),
    (session?.at ?? 0) + (session?.ms ?? 0),
  ];
  expect(times).toEqual(times.toSorted((one, other) => Number(one) - Number(other)));
});

test('times fit into each other', { timeout: 30_000 }, async () => {
  const { trace } = await supervise(host, tracedOrder());
  for (const { at, spans } of trace?.requests ?? []) {
    for (const span of spans) {
      const outer = spans[span.parent];
      expect(span.at).toBeGreaterThanOrEqual(outer?.at ?? at);
      expect(span.ms).toBeGreaterThanOrEqual(0);
    }
  }
  // A handler holds the thread for 200 ms; while it does, the loop stands still and the next request waits.
  const held = trace?.requests.find(({ path }) => path === '/held');
  const waiting = trace?.requests.findLast(({ path }) => path === '/tools/2');
  const [start, end] = [held?.at ?? 0, (held?.at ?? 0) + (held?.ms ?? 0)];
  const blocks = trace?.blocks.filter(({ at, ms }) => at < end && at + ms > start) ?? [];
  expect(Math.max(...blocks.map(({ ms }) => ms))).toBeGreaterThan(100);
  expect(waiting?.waited).toBeGreaterThan(100);
});

test.each(['traced', 'provided'] as const)(
  'recording changes nothing else in the report: %s',
  { timeout: 30_000 },
  async (app) => {
    const { trace, ...traced } = normalise(await supervise(host, tracedOrder(app)));
    const plain = normalise(await supervise(host, { ...tracedOrder(app), trace: false }));
    expect(trace).toBeDefined();
    expect(plain).not.toHaveProperty('trace');
    expect(traced).toEqual(plain);
  },
);
