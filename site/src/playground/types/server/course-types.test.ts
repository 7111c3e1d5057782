/** The page's types against the command line's: the same errors, on every step of the course. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkTypes, type TypedProject } from '../../../../../checks/verify/check-types.ts';
import { loadCourse } from '../../../../../lessons/course.ts';
import { diagnose } from './diagnostics.ts';
import { learnerWith } from './testing/learner.ts';

const course = await loadCourse(join(import.meta.dirname, '../../../../..'));

const projects: TypedProject[] = course.steps.flatMap(({ id, starter, solution }) => [
  { name: `${id}/starter`, files: starter },
  { name: `${id}/solution`, files: solution },
]);

test('every starter and solution has the errors that tsc finds, and no other', () => {
  const inPage = projects.flatMap(({ name, files }) => {
    const learner = learnerWith(files);
    return Object.keys(files).flatMap((path) =>
      diagnose(learner, `/${path}`)
        .filter(({ severity }) => severity === 1)
        .map(({ range, code }) => `${name}/${path}:${range.start.line + 1} TS${code}`),
    );
  });
  const onCommandLine = checkTypes(projects).map(
    ({ project, file, line, message }) => `${project}/${file}:${line} ${message.split(':')[0]}`,
  );
  expect(projects.length).toBeGreaterThan(10);
  expect(inPage.toSorted()).toEqual(onCommandLine.toSorted());
}, 120_000);
