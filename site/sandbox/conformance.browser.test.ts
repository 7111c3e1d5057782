/** The conformance set in both hosts: the sandbox's reports equal those of Node, times and ports apart. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { conformanceCases, normalise } from '../../checks/conformance/conformance.ts';
import { createNodeHost } from '../../checks/runner/node/host.ts';
import { supervise } from '../../checks/runner/supervisor.ts';
import { check, startSandbox } from './testing/run-in-page.ts';
import { openTestSite, type TestSite } from './testing/test-site.ts';

let site: TestSite;
let page: Page;
const node = createNodeHost();

beforeAll(async () => {
  site = await openTestSite();
  page = await site.open();
  await startSandbox(page);
});
afterAll(() => site[Symbol.asyncDispose]());

test.each(conformanceCases())('$name', async ({ order }) => {
  const onNode = normalise(await supervise(node, order));
  const { report } = await check(page, order);
  expect(normalise(report)).toEqual(onNode);
});
