/** The trace of a run in the sandbox is the one that Node gives, and an open app tells its own. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectedOutline, outlineOf, tracedOrder } from '../../checks/conformance/trace.ts';
import type { Trace } from '../../checks/runner/trace/record.ts';
import { check, startSandbox } from './testing/run-in-page.ts';
import { openTestSite, type TestSite } from './testing/test-site.ts';

let site: TestSite;
let page: Page;

beforeAll(async () => {
  site = await openTestSite();
  page = await site.open();
  await startSandbox(page);
});
afterAll(() => site[Symbol.asyncDispose]());

test.each(['traced', 'provided'] as const)('the same spans as on Node: %s', async (app) => {
  const { report } = await check(page, tracedOrder(app));
  expect(report.problems).toEqual([]);
  expect(outlineOf(report)).toBe(expectedOutline(app));
});

test('a handler that holds the thread shows as a loop that stands still', async () => {
  const { report } = await check(page, tracedOrder());
  const held = report.trace?.requests.find(({ path }) => path === '/held');
  const [start, end] = [held?.at ?? 0, (held?.at ?? 0) + (held?.ms ?? 0)];
  const blocks = report.trace?.blocks.filter(({ at, ms }) => at < end && at + ms > start) ?? [];
  expect(Math.max(...blocks.map(({ ms }) => ms))).toBeGreaterThan(100);
});

test('an open app tells of each request, after it', async () => {
  const { files } = tracedOrder();
  const traces = await page.evaluate(async (files) => {
    const session = await (await window.sandbox).open(files, 'server.ts', { trace: true });
    const told: Trace[] = [];
    for (const path of ['/tools/1', '/nowhere']) {
      const traced = Promise.withResolvers<void>();
      session.onTrace((trace) => {
        if (told.at(-1) !== trace) told.push(trace);
        traced.resolve();
      });
      await session.request({ method: 'GET', path, headers: [] });
      await traced.promise;
    }
    session.close();
    return told;
  }, files);
  const requests = traces.flatMap((trace) => trace.requests);
  expect(requests.map(({ check, path, status }) => ({ check, path, status }))).toEqual([
    { check: null, path: '/tools/1', status: 200 },
    { check: null, path: '/nowhere', status: 404 },
  ]);
  expect(requests[0]?.spans.at(-1)).toMatchObject({ kind: 'response', name: 'res.json' });
});
