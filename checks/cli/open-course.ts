import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Course, Lesson, Step } from '../../lessons/course.ts';
import { courseFingerprint } from './course-fingerprint.ts';

/** What a list or a "did you mean" needs of a step. */
export type StepOutline = Pick<
  Step,
  'id' | 'lesson' | 'folder' | 'path' | 'title' | 'minutes' | 'kind' | 'previous' | 'next'
>;

/** A lesson as lists show it. */
export interface LessonOutline
  extends Pick<Lesson, 'id' | 'folder' | 'title' | 'tagline' | 'part'> {
  readonly steps: readonly StepOutline[];
}

/** What a learner's commands need of a step: everything but its prose and the authors' fixtures. */
export type LearnerStep = StepOutline &
  Pick<
    Step,
    | 'concept'
    | 'focus'
    | 'entry'
    | 'database'
    | 'typed'
    | 'file'
    | 'tasks'
    | 'passesAtStart'
    | 'starter'
    | 'solution'
    | 'changed'
    | 'check'
  >;

/** The course as the learner's commands need it: outlines at once, a step when it is asked for. */
export interface OpenCourse {
  readonly lessons: readonly LessonOutline[];
  /** Every step of every lesson, in course order. */
  readonly steps: readonly StepOutline[];
  /** One step with its files. `id` is a step of this course. */
  step(id: string): Promise<LearnerStep>;
}

/**
 * The course for the learner's commands. What `loadCourse` composed is kept in `.cache/course/`, one file per step,
 * for as long as no file of the course is written, so that a check does not pay for reading 64 steps.
 * @throws {ContentError} from the loader, when the course itself is not well.
 */
export async function openCourse(root: string): Promise<OpenCourse> {
  const cache = join(root, '.cache', 'course');
  const folder = join(cache, courseFingerprint(root));
  const kept = await readKept(folder);
  if (kept) return kept;
  const { loadCourse } = await import('../../lessons/course.ts');
  const course = await loadCourse(root);
  await keep(course, cache, folder);
  const steps = new Map(course.steps.map((step) => [step.id, learnerStep(step)]));
  return withSteps(course.lessons.map(lessonOutline), async (id) => mustHave(steps.get(id), id));
}

async function readKept(folder: string): Promise<OpenCourse | undefined> {
  try {
    const lessons: LessonOutline[] = JSON.parse(
      await readFile(join(folder, 'outline.json'), 'utf8'),
    );
    return withSteps(lessons, async (id) =>
      JSON.parse(await readFile(join(folder, `${id}.json`), 'utf8')),
    );
  } catch {
    return undefined; // Nothing kept, or not readable: the course is loaded from its files.
  }
}

/** Only a saving of time: a disk that cannot be written to is no reason to stop. */
async function keep(course: Course, cache: string, folder: string): Promise<void> {
  const draft = `${folder}.${process.pid}.tmp`;
  try {
    const old = await readdir(cache).catch(() => []);
    await mkdir(draft, { recursive: true });
    await Promise.all(
      course.steps.map((step) =>
        writeFile(join(draft, `${step.id}.json`), JSON.stringify(learnerStep(step))),
      ),
    );
    await writeFile(join(draft, 'outline.json'), JSON.stringify(course.lessons.map(lessonOutline)));
    await rename(draft, folder);
    await Promise.all(old.map((name) => rm(join(cache, name), { recursive: true, force: true })));
  } catch {
    await rm(draft, { recursive: true, force: true }).catch(() => {});
  }
}

function withSteps(lessons: readonly LessonOutline[], step: OpenCourse['step']): OpenCourse {
  return { lessons, steps: lessons.flatMap((lesson) => lesson.steps), step };
}

function mustHave<Value>(value: Value | undefined, id: string): Value {
  if (value === undefined) throw new Error(`The course has no step ${id}.`);
  return value;
}

function lessonOutline({ id, folder, title, tagline, part, steps }: Lesson): LessonOutline {
  return { id, folder, title, tagline, part, steps: steps.map(stepOutline) };
}

function stepOutline(step: StepOutline): StepOutline {
  const { id, lesson, folder, path, title, minutes, kind, previous, next } = step;
  return { id, lesson, folder, path, title, minutes, kind, previous, next };
}

function learnerStep(step: Step): LearnerStep {
  const {
    concept,
    focus,
    entry,
    database,
    typed,
    file,
    tasks,
    passesAtStart,
    starter,
    solution,
    changed,
    check,
  } = step;
  const own = {
    concept,
    focus,
    entry,
    database,
    typed,
    file,
    tasks,
    passesAtStart,
    starter,
    solution,
    changed,
    check,
  };
  return { ...stepOutline(step), ...own };
}
