import { call } from './command.ts';
import { findStep } from './find-step.ts';
import type { LearnerStep, OpenCourse } from './open-course.ts';
import type { Progress } from './progress.ts';
import { UsageError } from './usage-error.ts';

/**
 * The step that was named, or else the one in the workspace.
 * @throws {UsageError} when none is named and none was started, or the one in the workspace is no longer in the course.
 */
export async function namedOrCurrent(
  course: OpenCourse,
  progress: Progress,
  wanted: string | undefined,
): Promise<LearnerStep> {
  if (wanted !== undefined) return course.step(findStep(course, wanted).id);
  const first = course.steps[0]?.id ?? '';
  if (progress.current === null) {
    throw new UsageError(
      `You have not started a step yet. Run ${call(`start ${first}`)} to begin.`,
    );
  }
  if (!course.steps.some((step) => step.id === progress.current)) {
    throw new UsageError(
      `You were on step ${progress.current}, which this course no longer has. Run ${call('list')} and start another.`,
    );
  }
  return course.step(progress.current);
}
