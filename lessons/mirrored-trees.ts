/** Holds `solutions/` and `checks/` against the lessons and steps that they mirror. */
import { join } from 'node:path';
import type { Problems } from './content-error.ts';
import type { LessonPlace, StepPlace } from './course-tree.ts';
import { entriesOf } from './entries.ts';
import { strayFile, unknownFolder } from './misplaced.ts';

/** A step holds `step.mdx` and `starter/`. */
export function checkStepFolder(root: string, step: StepPlace, problems: Problems): void {
  const folder = `lessons/${step.path}`;
  const expected = 'only `step.mdx` and a folder `starter` in a step';
  for (const entry of entriesOf(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== 'starter') unknownFolder(path, expected, problems);
    if (!entry.isDirectory() && entry.name !== 'step.mdx') strayFile(path, expected, problems);
  }
}

/** `solutions/` holds a folder for each step. */
export function checkSolutions(
  root: string,
  lessons: readonly LessonPlace[],
  problems: Problems,
): void {
  for (const entry of entriesOf(join(root, 'solutions'))) {
    const path = `solutions/${entry.name}`;
    const lesson = lessons.find(({ folder }) => folder === entry.name);
    if (lesson === undefined) {
      (entry.isDirectory() ? unknownFolder : strayFile)(
        path,
        'a folder named after a lesson',
        problems,
      );
      continue;
    }
    for (const inner of entriesOf(join(root, path))) {
      if (lesson.steps.some(({ folder }) => folder === inner.name) && inner.isDirectory()) continue;
      (inner.isDirectory() ? unknownFolder : strayFile)(
        `${path}/${inner.name}`,
        `a folder named after a step of \`lessons/${lesson.folder}\``,
        problems,
      );
    }
  }
}

/** `checks/` also holds the runner and its neighbours, so only its numbered folders are content. */
export function checkChecks(
  root: string,
  lessons: readonly LessonPlace[],
  problems: Problems,
): void {
  for (const entry of entriesOf(join(root, 'checks'))) {
    if (!entry.isDirectory() || !/^\d/.test(entry.name)) continue;
    const path = `checks/${entry.name}`;
    const lesson = lessons.find(({ folder }) => folder === entry.name);
    if (lesson === undefined) {
      unknownFolder(path, 'a folder named after a lesson', problems);
      continue;
    }
    const names = new Set([
      'survivors.yaml', // What the mutation run accepts; it reads its list itself.
      ...lesson.steps.flatMap(({ folder }) => [
        `${folder}.check.ts`,
        `${folder}.wrong`,
        `${folder}.alt`,
      ]),
    ]);
    for (const inner of entriesOf(join(root, path))) {
      const innerPath = `${path}/${inner.name}`;
      const isFixtures = /\.(wrong|alt)$/.test(inner.name);
      if (!names.has(inner.name) || inner.isDirectory() !== isFixtures) {
        (inner.isDirectory() ? unknownFolder : strayFile)(
          innerPath,
          'a name that is a step’s, followed by `.check.ts`, `.wrong` or `.alt`',
          problems,
        );
      }
    }
  }
}
