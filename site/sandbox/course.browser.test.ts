/** Every step of the course in the sandbox: starter, solution, each known mistake and each other right answer behave as on Node. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verify } from '../../checks/verify/verify.ts';
import { loadCourse } from '../../lessons/course.ts';
import { openChecker } from './testing/checker.ts';

test('the course holds in the browser', { timeout: 600_000 }, async () => {
  const course = await loadCourse(join(import.meta.dirname, '../..'));
  await using checker = await openChecker();
  const { runChecks } = checker;
  const report = await verify(course, { runChecks, parts: ['runs'], jobs: 2 });
  expect(report.findings.filter(({ level }) => level === 'error')).toEqual([]);
  expect(report.counts.steps).toBe(course.steps.length);
  expect(report.counts.checks).toBeGreaterThan(course.steps.length);
});
