import type { LearnerStep } from './open-course.ts';
import { type Progress, stepProgress, withAssistance, withHints } from './progress.ts';

/** A task of a step and how many of its hints were read. */
export interface HintState {
  /** The task's place in the step, from 0. */
  readonly task: number;
  readonly read: number;
  readonly total: number;
}

/** The first task with a check that does not pass yet; undefined when all of them pass. */
export function stuckTask(
  step: Pick<LearnerStep, 'id' | 'tasks' | 'passesAtStart'>,
  progress: Progress,
): number | undefined {
  const { failing, state } = stepProgress(progress, step.id);
  if (failing === undefined && state === 'passed') return undefined;
  const open = (id: string) => (failing ? failing.includes(id) : !step.passesAtStart.includes(id));
  const task = step.tasks.findIndex(({ checks }) => checks.some(open));
  return task === -1 ? undefined : task;
}

/** Where the learner is with the hints of a task. */
export function hintState(
  step: Pick<LearnerStep, 'id' | 'tasks'>,
  progress: Progress,
  task: number,
): HintState {
  const total = step.tasks[task]?.hints.length ?? 0;
  const read = Math.min(stepProgress(progress, step.id).hints[task] ?? 0, total);
  return { task, read, total };
}

/** One more hint of the task is read; the last one shows the change itself, which is help. */
export function withHintRead(
  progress: Progress,
  step: string,
  { task, read, total }: HintState,
): Progress {
  if (read >= total) return progress;
  const more = withHints(progress, step, task, read + 1);
  return read + 1 === total ? withAssistance(more, step) : more;
}
