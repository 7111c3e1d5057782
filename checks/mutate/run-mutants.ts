/** Runs a step's checks against its mutants: which mistakes are caught, by what, and which survive. */
import type { Step } from '../../lessons/course.ts';
import type { FailureKind, Report, RunEvent } from '../runner/report.ts';
import { checkTypes } from '../verify/check-types.ts';
import type { Mutant } from './find-mutants.ts';

/** What became of a mutant: a check failed (or the app did not start), only its types are wrong, or nobody noticed. */
export type Fate = 'caught' | 'types' | 'survived';

/** One mutant and its fate. */
export interface Trial {
  /** '01.1' */
  readonly step: string;
  readonly mutant: Mutant;
  readonly fate: Fate;
  /** Ids of the checks that failed; empty when the app did not start. A run that only ran out of time names one. */
  readonly caughtBy: readonly string[];
  /** True when nothing but time told: no answer, a loop, a check that took too long. */
  readonly byTime: boolean;
}

/** Runs one project; `stop` ends the run early. `run-verify.ts` does the same with `supervise`. */
export type RunProject = (
  step: Step,
  files: Mutant['files'],
  onEvent: (event: RunEvent) => void,
  stop: AbortSignal,
) => Promise<Report>;

/** `internal` as well: on a machine that is too busy, the host itself does not start in time. */
const ABOUT_TIME: readonly FailureKind[] = ['loop', 'timeout', 'no-answer', 'internal'];

/**
 * Tries each mutant of a step, in order.
 * @param jobs how many run at the same time
 * @param onTrial called after each run, in the order in which they end
 * @throws {Error} when the solution itself does not pass: then no mutant proves anything
 */
export async function runMutants(
  run: RunProject,
  step: Step,
  mutants: readonly Mutant[],
  jobs: number,
  onTrial: () => void = () => {},
): Promise<Trial[]> {
  const solution = await run(step, step.solution, () => {}, new AbortController().signal);
  if (solution.state !== 'passed') {
    const failed = solution.checks.filter(({ state }) => state !== 'passed').map(({ id }) => id);
    throw new Error(
      `The solution of ${step.id} does not pass (${failed.join(', ') || solution.problems[0]?.happened}), so no mutant of it proves anything. Run npm run verify -- ${step.id} first.`,
    );
  }
  const trials: Trial[] = [];
  const queue = mutants.entries();
  const work = async () => {
    for (const [index, mutant] of queue) {
      trials[index] = await tryMutant(run, step, mutant);
      onTrial();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  // On a busy machine time alone proves little: once more, with nothing of ours beside it.
  for (const [index, { byTime, mutant }] of trials.entries())
    if (byTime) trials[index] = await tryMutant(run, step, mutant);
  return withTypes(trials);
}

async function tryMutant(run: RunProject, step: Step, mutant: Mutant): Promise<Trial> {
  const stop = new AbortController();
  const report = await run(
    step,
    mutant.files,
    (event) => {
      // Whatever else waits in vain as well would only cost time.
      if (event.type !== 'finished' || event.result.failure === undefined) return;
      if (ABOUT_TIME.includes(event.result.failure.kind)) stop.abort();
    },
    stop.signal,
  );
  const failed = report.checks.filter(({ state }) => state === 'failed');
  const failures = [...failed.flatMap(({ failure }) => failure ?? []), ...report.problems];
  return {
    step: step.id,
    mutant,
    fate: failures.length > 0 || report.state !== 'passed' ? 'caught' : 'survived',
    caughtBy: failed.map(({ id }) => id),
    byTime: failures.length > 0 && failures.every(({ kind }) => ABOUT_TIME.includes(kind)),
  };
}

/** Survivors whose types are wrong: a learner sees those in the editor, though no check does. */
function withTypes(trials: readonly Trial[]): Trial[] {
  const projects = trials.flatMap(({ fate, mutant }, index) =>
    fate === 'survived' ? [{ name: `mutant-${index}`, files: mutant.files }] : [],
  );
  const faulty = new Set(
    projects.length === 0 ? [] : checkTypes(projects).map(({ project }) => project),
  );
  return trials.map((trial, index) =>
    faulty.has(`mutant-${index}`) ? { ...trial, fate: 'types' } : trial,
  );
}
