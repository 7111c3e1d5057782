import { expect, test } from 'vitest';
import { createNodeHost } from '../runner/node/host.ts';
import { supervise } from '../runner/supervisor.ts';
import { normalise } from './conformance.ts';
import { expectedOutline, outlineOf, tracedOrder } from './trace.ts';

const host = createNodeHost();

test('the trace tells what happened inside each request', { timeout: 30_000 }, async () => {
  const report = await supervise(host, tracedOrder());
  expect(report.problems).toEqual([]);
  expect(outlineOf(report)).toBe(expectedOutline());
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

test('recording changes nothing else in the report', { timeout: 30_000 }, async () => {
  const { trace, ...traced } = normalise(await supervise(host, tracedOrder()));
  const plain = normalise(await supervise(host, { ...tracedOrder(), trace: false }));
  expect(trace).toBeDefined();
  expect(plain).not.toHaveProperty('trace');
  expect(traced).toEqual(plain);
});
