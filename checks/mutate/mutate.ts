/** Mutation testing of the course's checks: small mistakes in what a learner writes must not go unnoticed. */
import { availableParallelism } from 'node:os';
import type { Course } from '../../lessons/course.ts';
import { createNodeHost } from '../runner/node/host.ts';
import { supervise } from '../runner/supervisor.ts';
import { stepsNamed } from '../verify/variant.ts';
import { findMutants } from './find-mutants.ts';
import { type RunProject, runMutants, type Trial } from './run-mutants.ts';
import { sample } from './sample.ts';
import { DUE, percent, type Score, scoreOf } from './score.ts';
import { isSurvivor, readSurvivors, staleSurvivors } from './survivors.ts';

/** Which mutants are planted, and how they are tried. */
export interface MutateOptions {
  /** The folder that holds `checks/`, for the lists of accepted survivors. */
  readonly root: string;
  /** Lessons ('01') and steps ('01.1'); all of them when empty. */
  readonly names: readonly string[];
  /** How many mutants to try, chosen evenly; all of them when left out. */
  readonly count?: number | undefined;
  /** Runs at the same time; default one for each processor core. */
  readonly jobs?: number;
  /** Called after each run with how many of them are done: for a progress line. */
  readonly onTrial?: (done: number, all: number) => void;
}

/** A mutant that nobody noticed; with a reason, when it is accepted. */
export interface SurvivorReport {
  readonly step: string;
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly change: string;
  readonly reason?: string;
}

/** What came of the mutants. */
export interface MutationReport {
  /** Failed: fewer than 90 % were caught, or an accepted survivor is none. */
  readonly state: 'passed' | 'failed';
  readonly steps: readonly { readonly step: string; readonly score: Score }[];
  readonly score: Score;
  readonly survivors: readonly SurvivorReport[];
  /** Sentences about entries of survivors.yaml that no longer match. */
  readonly stale: readonly string[];
}

/**
 * Mutates the solutions of the steps named and runs each step's checks against the mutants, on Node.
 * @throws {Error} a sentence, when a solution does not pass or a list of survivors cannot be read
 */
export async function mutate(course: Course, options: MutateOptions): Promise<MutationReport> {
  const { root, names, count, jobs = availableParallelism(), onTrial } = options;
  const steps = stepsNamed(course, names);
  const found = steps.flatMap((step) =>
    findMutants(step.starter, step.solution).map((mutant) => ({ step, mutant })),
  );
  const chosen = count === undefined ? found : sample(found, count);
  const accepted = course.lessons
    .filter(({ id }) => steps.some(({ lesson }) => lesson === id))
    .flatMap(({ folder }) => readSurvivors(root, folder))
    .filter(
      ({ step }) =>
        names.length === 0 || names.some((name) => step === name || step.startsWith(`${name}.`)),
    );

  const host = createNodeHost({ reuse: true });
  const run: RunProject = ({ id, check, database }, files, onEvent, stop) =>
    supervise(host, { step: id, check, files, database }, onEvent, stop);
  const trials: Trial[] = [];
  let done = 0;
  try {
    for (const step of steps) {
      const mutants = chosen.filter((one) => one.step === step).map(({ mutant }) => mutant);
      if (mutants.length === 0) continue;
      trials.push(
        ...(await runMutants(run, step, mutants, jobs, () => onTrial?.(++done, chosen.length))),
      );
    }
  } finally {
    host.dispose();
  }

  const score = scoreOf(trials, accepted);
  const stale = staleSurvivors(accepted, trials, chosen.length === found.length);
  return {
    state: percent(score) < DUE || stale.length > 0 ? 'failed' : 'passed',
    steps: steps.map(({ id }) => ({
      step: id,
      score: scoreOf(
        trials.filter(({ step }) => step === id),
        accepted,
      ),
    })),
    score,
    survivors: trials
      .filter(({ fate }) => fate === 'survived')
      .map((trial) => {
        const { step, mutant } = trial;
        const reason = accepted.find((one) => isSurvivor(one, trial))?.reason;
        const { file, line, code, what } = mutant;
        return {
          step,
          file,
          line,
          code,
          change: what,
          ...(reason === undefined ? {} : { reason }),
        };
      }),
    stale,
  };
}
