/** Walks the three mirrored trees by name alone: which lessons and steps there are, and what lies where nothing should. */
import { join } from 'node:path';
import type { Problems } from './content-error.ts';
import { entriesOf } from './entries.ts';
import { checkChecks, checkSolutions, checkStepFolder } from './mirrored-trees.ts';
import { strayFile, unknownFolder } from './misplaced.ts';

/** Where a step lies. */
export interface StepPlace {
  /** '01.1' */
  readonly id: string;
  /** '01' */
  readonly lesson: string;
  /** '01-first-schema' */
  readonly folder: string;
  /** '01-models/01-first-schema' */
  readonly path: string;
}

/** Where a lesson lies. */
export interface LessonPlace {
  /** '01' */
  readonly id: string;
  /** '01-models' */
  readonly folder: string;
  readonly steps: readonly StepPlace[];
}

const NUMBERED = /^(\d\d)-[a-z0-9]+(-[a-z0-9]+)*$/;

/** Lessons and steps in course order, from the folders of `lessons/`; `solutions/` and `checks/` are held against them. */
export function readTree(root: string, problems: Problems): LessonPlace[] {
  const lessons = numbered(root, 'lessons', 'a lesson such as `01-models`', problems, {
    file: (name) => /\.(ts|md)$/.test(name),
    folder: (name) => name === 'fixtures',
  }).map((folder): LessonPlace => {
    const id = folder.slice(0, 2);
    const steps = numbered(
      root,
      `lessons/${folder}`,
      'a step such as `01-first-schema`',
      problems,
      {
        file: (name) => name === 'lesson.mdx',
        folder: () => false,
      },
    );
    return {
      id,
      folder,
      steps: steps.map((step) => ({
        id: `${id}.${Number(step.slice(0, 2))}`,
        lesson: id,
        folder: step,
        path: `${folder}/${step}`,
      })),
    };
  });
  const steps = lessons.flatMap((lesson) => lesson.steps);
  for (const step of steps) checkStepFolder(root, step, problems);
  checkSolutions(root, lessons, problems);
  checkChecks(root, lessons, problems);
  return lessons;
}

/** The numbered folders of `folder`, after complaining about gaps, doubles and whatever else lies there. */
function numbered(
  root: string,
  folder: string,
  expected: string,
  problems: Problems,
  allowed: { file(name: string): boolean; folder(name: string): boolean },
): string[] {
  const names: string[] = [];
  for (const entry of entriesOf(join(root, folder))) {
    if (!entry.isDirectory()) {
      if (!allowed.file(entry.name)) strayFile(`${folder}/${entry.name}`, expected, problems);
    } else if (NUMBERED.test(entry.name)) names.push(entry.name);
    else if (!allowed.folder(entry.name))
      unknownFolder(`${folder}/${entry.name}`, expected, problems);
  }
  names.forEach((name, index) => {
    const number = String(index + 1).padStart(2, '0');
    const before = names[index - 1];
    // One gap is one problem: the rest of the folder is compared with its neighbour, not with its place.
    const due = before === undefined ? 1 : Number(before.slice(0, 2)) + 1;
    if (Number(name.slice(0, 2)) === due) return;
    problems.add({
      rule: 'folder-number',
      file: `${folder}/${name}`,
      expected:
        before === undefined
          ? 'the first folder to be number 01'
          : `number ${String(due).padStart(2, '0')} after \`${before}\``,
      found: `number ${name.slice(0, 2)}`,
      fix: `Rename it to \`${number}${name.slice(2)}\`, here and in the trees that mirror this one.`,
    });
  });
  return names;
}
