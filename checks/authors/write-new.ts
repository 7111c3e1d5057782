/** Writes a new step or a new lesson into the three trees of a course. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Course, loadCourse, type Step } from '../../lessons/course.ts';
import { AuthorError } from './author-error.ts';
import { lessonText } from './lesson-text.ts';
import { type Moved, makeRoom } from './make-room.ts';
import { altFixture, checkSource, SOLUTION, STARTER, wrongFixture } from './placeholder-code.ts';
import type { Wish } from './read-wish.ts';
import { slugOf } from './slug.ts';
import { challengeText, stepText } from './step-text.ts';

/** Texts by path from the root. */
type Files = Readonly<Record<string, string>>;

/** What there is now that was not there before. */
export interface Written {
  /** The step's id, '03.8', or the lesson's, '04'. */
  readonly id: string;
  /** From the root. */
  readonly files: readonly string[];
  /** What made room for a step; `null` when nothing had to. */
  readonly moved: Moved | null;
}

/**
 * Does what the author wishes, in the course under `root`.
 * @throws {AuthorError} when it cannot be done, and {ContentError} when the course is broken already; nothing was written then
 */
export async function writeNew(root: string, wish: Wish): Promise<Written> {
  const course = await loadCourse(root);
  return wish.what === 'step'
    ? await writeStep(root, course, wish)
    : await writeLesson(root, course, wish.title);
}

async function writeStep(
  root: string,
  course: Course,
  { lesson: wanted, title }: Extract<Wish, { what: 'step' }>,
): Promise<Written> {
  const lesson = course.lessons.find(({ id }) => id === wanted);
  if (!lesson) {
    const there = course.lessons.map(({ id, title }) => `${id} ${title}`).join(', ');
    throw new AuthorError(`There is no lesson ${wanted}. There are: ${there}.`);
  }
  const slug = slugOf(title);
  const twin = lesson.steps.find(({ folder }) => folder.slice(3) === slug);
  if (twin) throw existing(`Lesson ${wanted}`, 'step', twin.id, twin.path);
  const last = lesson.steps.at(-1);
  const challenge = last?.kind === 'challenge' ? last : null;
  const before = course.steps.findLast((step) => step !== challenge && step.lesson <= lesson.id);
  if (!before) {
    throw new AuthorError(
      `Lesson ${wanted} is the first, and has no step to go on from. Write its first step by hand: it needs a \`server.ts\`.`,
    );
  }
  const number = challenge ? lesson.steps.length : lesson.steps.length + 1;
  if (number + (challenge ? 1 : 0) > 99) {
    throw new AuthorError(`Lesson ${wanted} has 99 steps, and no number is left. Begin another.`);
  }
  const folder = `${String(number).padStart(2, '0')}-${slug}`;
  const path = freeName(slug, course);
  const files = filesOf(`${lesson.folder}/${folder}`, path, stepText({ title, path, before }));
  refuseTaken(root, files);
  const moved = challenge && (await makeRoom(root, challenge));
  await writeAll(root, files);
  return { id: `${wanted}.${number}`, files: Object.keys(files), moved };
}

async function writeLesson(root: string, course: Course, title: string): Promise<Written> {
  const slug = slugOf(title);
  const twin = course.lessons.find(({ folder }) => folder.slice(3) === slug);
  if (twin) throw existing('The course', 'lesson', twin.id, twin.folder);
  const before = course.steps.at(-1);
  const number = course.lessons.length + 1;
  if (!before || number > 99) {
    throw new AuthorError(
      before
        ? 'The course has 99 lessons, and no number is left.'
        : 'The course has no step to go on from. Write its first lesson by hand: it needs a `server.ts`.',
    );
  }
  const id = String(number).padStart(2, '0');
  const folder = `${id}-${slug}`;
  const path = freeName(slug, course);
  const files = {
    [`lessons/${folder}/lesson.mdx`]: lessonText(course, id, title),
    ...filesOf(`${folder}/01-challenge`, path, challengeText({ title: 'Challenge', path, before })),
  };
  refuseTaken(root, files);
  await writeAll(root, files);
  return { id, files: Object.keys(files), moved: null };
}

/** The files of a step at `place`, from the root; `path` is the learner's file. */
function filesOf(place: string, path: string, text: string): Files {
  return {
    [`lessons/${place}/step.mdx`]: text,
    [`lessons/${place}/starter/${path}`]: STARTER,
    [`solutions/${place}/${path}`]: SOLUTION,
    [`checks/${place}.check.ts`]: checkSource(path),
    [`checks/${place}.wrong/no-limit.yaml`]: wrongFixture(path),
    [`checks/${place}.alt/by-condition.yaml`]: altFixture(path),
  };
}

/** A file that no step of the course has, since a later one would lay its own over it. */
function freeName(slug: string, { steps }: Course): string {
  const taken = new Set(
    steps.flatMap((step: Step) =>
      Object.keys({ ...step.starter, ...step.solution }).map((path) => path.toLowerCase()),
    ),
  );
  let name = `${slug}.ts`;
  for (let next = 2; taken.has(name); next += 1) name = `${slug}-${next}.ts`;
  return name;
}

function existing(where: string, what: string, id: string, path: string): AuthorError {
  return new AuthorError(
    `${where} has a ${what} of this name already: ${id}, in \`lessons/${path}\`. Choose another title.`,
  );
}

function refuseTaken(root: string, files: Files): void {
  const taken = Object.keys(files).find((file) => existsSync(join(root, file)));
  if (taken === undefined) return;
  throw new AuthorError(`\`${taken}\` is there already, and would be lost. Move it away first.`);
}

async function writeAll(root: string, files: Files): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text, { flag: 'wx' });
  }
}
