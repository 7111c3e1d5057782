/** Walks the three mirrored trees by name alone: which lessons and steps there are, and what lies where nothing should. */
import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problems } from './content-error.ts';

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

/** Entries of a folder in order of their names; none when it is not there. Finder's leavings are not content. */
export function entriesOf(folder: string): Dirent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== '.DS_Store')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
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
      if (!allowed.file(entry.name)) stray(`${folder}/${entry.name}`, expected, problems);
    } else if (NUMBERED.test(entry.name)) names.push(entry.name);
    else if (!allowed.folder(entry.name)) unknown(`${folder}/${entry.name}`, expected, problems);
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

function checkStepFolder(root: string, step: StepPlace, problems: Problems): void {
  const folder = `lessons/${step.path}`;
  const expected = 'only `step.mdx` and a folder `starter` in a step';
  for (const entry of entriesOf(join(root, folder))) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory() && entry.name !== 'starter') unknown(path, expected, problems);
    if (!entry.isDirectory() && entry.name !== 'step.mdx') stray(path, expected, problems);
  }
}

function checkSolutions(root: string, lessons: readonly LessonPlace[], problems: Problems): void {
  for (const entry of entriesOf(join(root, 'solutions'))) {
    const path = `solutions/${entry.name}`;
    const lesson = lessons.find(({ folder }) => folder === entry.name);
    if (lesson === undefined) {
      (entry.isDirectory() ? unknown : stray)(path, 'a folder named after a lesson', problems);
      continue;
    }
    for (const inner of entriesOf(join(root, path))) {
      if (lesson.steps.some(({ folder }) => folder === inner.name) && inner.isDirectory()) continue;
      (inner.isDirectory() ? unknown : stray)(
        `${path}/${inner.name}`,
        `a folder named after a step of \`lessons/${lesson.folder}\``,
        problems,
      );
    }
  }
}

/** `checks/` also holds the runner and its neighbours, so only its numbered folders are content. */
function checkChecks(root: string, lessons: readonly LessonPlace[], problems: Problems): void {
  for (const entry of entriesOf(join(root, 'checks'))) {
    if (!entry.isDirectory() || !/^\d/.test(entry.name)) continue;
    const path = `checks/${entry.name}`;
    const lesson = lessons.find(({ folder }) => folder === entry.name);
    if (lesson === undefined) {
      unknown(path, 'a folder named after a lesson', problems);
      continue;
    }
    const names = new Set(
      lesson.steps.flatMap(({ folder }) => [
        `${folder}.check.ts`,
        `${folder}.wrong`,
        `${folder}.alt`,
      ]),
    );
    for (const inner of entriesOf(join(root, path))) {
      const innerPath = `${path}/${inner.name}`;
      const isFixtures = /\.(wrong|alt)$/.test(inner.name);
      if (!names.has(inner.name) || inner.isDirectory() !== isFixtures) {
        (inner.isDirectory() ? unknown : stray)(
          innerPath,
          'a name that is a step’s, followed by `.check.ts`, `.wrong` or `.alt`',
          problems,
        );
      }
    }
  }
}

function unknown(path: string, expected: string, problems: Problems): void {
  problems.add({
    rule: 'unknown-folder',
    file: path,
    expected,
    found: 'a folder of another name',
    fix: 'Rename it or take it out: nothing reads it where it is.',
  });
}

function stray(path: string, expected: string, problems: Problems): void {
  problems.add({
    rule: 'stray-file',
    file: path,
    expected,
    found: 'a file that belongs nowhere',
    fix: 'Move it to its place or take it out: nothing reads it where it is.',
  });
}
