/** The course, read once for the whole build. */
import type { Course, Lesson, Step } from '../../../lessons/course.ts';
import { loadCourse } from '../../../lessons/course.ts';
import { type ShownFiles, shownFiles } from './shown-files.ts';

const root = process.env.GROUNDWORK_ROOT;
if (!root)
  throw new Error(
    'GROUNDWORK_ROOT is not set. site/astro.config.ts sets it: build the site through it.',
  );

/** The validated course. A malformed one rejects with the ContentError that names every problem. */
export const course: Course = await loadCourse(root);

/** The lesson that a step belongs to. */
export function lessonOf(step: Step): Lesson {
  const lesson = course.lessons.find(({ id }) => id === step.lesson);
  if (!lesson)
    throw new Error(
      `Step ${step.id} belongs to lesson ${step.lesson}, which the course does not have.`,
    );
  return lesson;
}

/** The step with this id, or null (the course's first step has no previous one, its last no next one). */
export function stepById(id: string | null): Step | null {
  return course.steps.find((step) => step.id === id) ?? null;
}

const shown = shownFiles(course);

/** What the page of a step shows of its starter. */
export function shownFilesOf(step: Step): ShownFiles {
  return shown.get(step) ?? { here: Object.keys(step.starter).sort(), elsewhere: [] };
}
