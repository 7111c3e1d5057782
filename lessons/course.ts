/**
 * The course as one typed, validated value: the only reader of content. Pages, the command line and the
 * gate all take a `Course` from here; nobody else knows where a file lies or how a step's files are composed.
 */
import type { Files } from '../checks/runner/host.ts';
import type { CheckInfo } from '../checks/runner/report.ts';
import { Problems } from './content-error.ts';
import type { AltFixture, WrongFixture } from './fixture-schema.ts';
import type { LaidFixture } from './lay-fixture.ts';
import type { LessonFrontMatter } from './lesson-schema.ts';
import { readCourse } from './read-course.ts';
import type { StepFrontMatter } from './schema.ts';
import type { Todo } from './todos.ts';

/** The whole course. */
export interface Course {
  readonly lessons: readonly Lesson[];
  /** Every step of every lesson, in course order. */
  readonly steps: readonly Step[];
}

/** A lesson: its front matter, its text and its steps. */
export interface Lesson extends LessonFrontMatter {
  /** '01' */
  readonly id: string;
  /** '01-models' */
  readonly folder: string;
  /** The lesson's text, from the root: 'lessons/01-models/lesson.mdx'. */
  readonly file: string;
  /** The MDX after the front matter. */
  readonly body: string;
  /** The line of `file` (from 1) on which `body` begins. */
  readonly bodyLine: number;
  /** What its text still waits for. */
  readonly todos: readonly Todo[];
  readonly steps: readonly Step[];
}

/** A step: its front matter, its text, its files and its checks. */
export interface Step extends StepFrontMatter {
  /** '01.1' */
  readonly id: string;
  /** '01' */
  readonly lesson: string;
  /** '01-first-schema' */
  readonly folder: string;
  /** '01-models/01-first-schema', the same in `lessons/`, `solutions/` and `checks/`. */
  readonly path: string;
  /** The step's text, from the root: 'lessons/01-models/01-first-schema/step.mdx'. */
  readonly file: string;
  /** The MDX after the front matter. */
  readonly body: string;
  /** The line of `file` (from 1) on which `body` begins. */
  readonly bodyLine: number;
  /** What the learner starts from: the complete project. */
  readonly starter: Files;
  /** One right answer: the complete project. */
  readonly solution: Files;
  /** The files that the step's own folders wrote (or, in the starter, removed), sorted. */
  readonly changed: { readonly starter: readonly string[]; readonly solution: readonly string[] };
  readonly check: StepCheck;
  readonly wrong: readonly WrongAnswer[];
  readonly alternatives: readonly Alternative[];
  /** What its files still wait for, in all three trees. */
  readonly todos: readonly Todo[];
  /** Ids of the steps before and after this one in course order. */
  readonly previous: string | null;
  readonly next: string | null;
}

/** The check file of a step. */
export interface StepCheck {
  /** 'checks/01-models/01-first-schema.check.ts' */
  readonly path: string;
  readonly source: string;
  /** The checks that the file declares, in its order. */
  readonly tests: readonly CheckInfo[];
}

/** A known mistake: the step's solution with the mistake made, as a complete project. */
export interface WrongAnswer extends WrongFixture, Answer {}

/** Another right answer, as a complete project. */
export interface Alternative extends AltFixture, Answer {}

/** What a fixture makes of the step's solution. */
interface Answer extends LaidFixture {
  /** The name of the fixture's folder, or of its file without `.yaml`: 'loose-object'. */
  readonly name: string;
  /** From the root: the fixture's folder, or its file when it has no folder. */
  readonly place: string;
}

/**
 * Reads and validates the course that lies under `root` (the folder that holds `lessons/`, `solutions/` and `checks/`).
 * @throws {ContentError} with every problem of the whole course.
 */
export async function loadCourse(root: string): Promise<Course> {
  const problems = new Problems();
  const course = readCourse(root, problems);
  problems.throwIfAny();
  return course;
}
