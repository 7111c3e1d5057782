/** What the learner has done, as plain data. */
export interface Progress {
  readonly version: 1;
  /** The step whose files are in the workspace. */
  readonly current: string | null;
  readonly steps: Readonly<Record<string, StepProgress>>;
}

/** How far one step has come. */
export interface StepProgress {
  readonly state: 'started' | 'passed';
  /** The last hint of a task, the diff or the solution was read before the checks passed. */
  readonly assisted: boolean;
  /** How many hints were read, by the task's place in the step (from 0). */
  readonly hints: Readonly<Record<string, number>>;
  /** Ids of the checks that did not pass in the latest run on the workspace; absent before the first run. */
  readonly failing?: readonly string[];
}

/** The word for a step that the lists show; the same four words as on the pages. */
export type StepState = 'untouched' | 'started' | 'passed' | 'assisted';

/** The progress of somebody who has not begun. */
export const noProgress: Progress = { version: 1, current: null, steps: {} };

const untouched: StepProgress = { state: 'started', assisted: false, hints: {} };

/** What is known of a step; a step nobody touched reads as freshly started. */
export function stepProgress(progress: Progress, step: string): StepProgress {
  return (Object.hasOwn(progress.steps, step) && progress.steps[step]) || untouched;
}

/** Where a learner stands with a step. `assisted` is a pass with help. */
export function stateOf(progress: Progress, step: string): StepState {
  if (!Object.hasOwn(progress.steps, step)) return 'untouched';
  const { state, assisted } = stepProgress(progress, step);
  return state === 'passed' && assisted ? 'assisted' : state;
}

/** True when the step's checks have passed, with help or without. */
export function hasPassed(progress: Progress, step: string): boolean {
  return stateOf(progress, step) === 'passed' || stateOf(progress, step) === 'assisted';
}

/** The step's files are in the workspace now. */
export function withStarted(progress: Progress, step: string): Progress {
  return { ...withStep(progress, step, {}), current: step };
}

/** The latest run's outcome. A pass stays: work that passed once may be played with. */
export function withRun(
  progress: Progress,
  step: string,
  failing: readonly string[],
  passed: boolean,
): Progress {
  return withStep(progress, step, passed ? { state: 'passed', failing } : { failing });
}

/** Help that shows the answer was read; after a pass it is no help any more. */
export function withAssistance(progress: Progress, step: string): Progress {
  return hasPassed(progress, step) ? progress : withStep(progress, step, { assisted: true });
}

/** `count` hints of a task were read. */
export function withHints(progress: Progress, step: string, task: number, count: number): Progress {
  const { hints } = stepProgress(progress, step);
  return withStep(progress, step, { hints: { ...hints, [task]: count } });
}

function withStep(progress: Progress, step: string, change: Partial<StepProgress>): Progress {
  const steps = { ...progress.steps, [step]: { ...stepProgress(progress, step), ...change } };
  return { ...progress, steps };
}
