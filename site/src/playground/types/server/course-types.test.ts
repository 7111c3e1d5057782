/** The page's types against the command line's: the same errors, on every lesson's app. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkTypes, type TypedProject } from '../../../../../checks/verify/check-types.ts';
import { loadCourse } from '../../../../../lessons/course.ts';
import { errorsOf } from './errors-of.ts';
import { learnerWith } from './testing/learner.ts';

const course = await loadCourse(join(import.meta.dirname, '../../../../..'));

/** Each lesson's last solution: it holds all that the lesson built, so it uses every package. And errors, of which both must tell. */
const projects: TypedProject[] = [
  ...course.lessons.flatMap(({ id, steps }) => {
    const last = steps.at(-1);
    return last ? [{ name: id, files: last.solution }] : [];
  }),
  {
    name: 'faulty',
    files: {
      'app.ts': `
import express from 'express';
import * as z from 'zod';
export const app = express(1);
export const days: number = z.string().parse('6');
`,
      'server.ts': `
import { ap } from './app.ts';
process.exitCode = { ap };
document.title;
`,
    },
  },
];

test('every lesson’s app has the errors that tsc finds, and no other', () => {
  const inPage = projects.flatMap(({ name, files }) => {
    const learner = learnerWith(files);
    return errorsOf(learner).map(
      ({ file, line, column, code, message }) =>
        `${name}/${file}:${line}:${column} TS${code}: ${message}`,
    );
  });
  const onCommandLine = checkTypes(projects).map(
    ({ project, file, line, column, message }) => `${project}/${file}:${line}:${column} ${message}`,
  );
  expect(onCommandLine.filter((error) => error.startsWith('faulty/')).length).toBeGreaterThan(3);
  expect(inPage.toSorted()).toEqual(onCommandLine.toSorted());
}, 120_000);
