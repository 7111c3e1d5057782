/** The gate in the page's sandbox finds what it finds on Node. The course itself goes through it in `.ci/verify.ts`. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VerifyReport } from '../../checks/verify/finding.ts';
import { verify } from '../../checks/verify/verify.ts';
import { loadCourse } from '../../lessons/course.ts';
import { behaviourCourse, goodCourse, Patch, patchedCourse } from '../../lessons/patched-course.ts';
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

/** A page has one sandbox, and the sandbox one run at a time. */
async function verifyInPage(root: string): Promise<VerifyReport> {
  return verify(await loadCourse(root), {
    runChecks: async (order) => (await check(page, order)).report,
    parts: ['runs'],
    jobs: 1,
  });
}

test.each([
  ['a good course', goodCourse],
  ['the course of behaviours', behaviourCourse],
])('%s holds in the sandbox', { timeout: 300_000 }, async (_what, root) => {
  const report = await verifyInPage(root);
  expect(report.findings).toEqual([]);
  expect(report.counts.runs).toBeGreaterThan(report.counts.steps);
  expect(report.counts.checks).toBeGreaterThan(report.counts.runs);
});

test('a mistake that a check does not catch is found in the sandbox as well', async () => {
  const fault = Patch.parse({
    about: 'A mistake that is none.',
    edit: [
      {
        file: 'checks/01-hours/01-times.wrong/closes-null/app.ts',
        replace: 'closes: null',
        with: "closes: '17:00'",
      },
    ],
  });
  await using course = await patchedCourse(fault);
  const { findings } = await verifyInPage(course.root);
  expect(findings.map(({ rule }) => rule)).toEqual(['wrong-trips']);
});
