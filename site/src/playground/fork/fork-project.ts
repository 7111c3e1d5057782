import type { Files } from '../../../../checks/runner/host.ts';
import { learnerTypes } from '../../../../checks/verify/learner-types.ts';
import { forkManifest } from './fork-manifest.ts';
import { forkReadme } from './fork-readme.ts';
import type { Forkable } from './forkable.ts';

/** The runner inside a fork: one file of plain JavaScript, built by `checks/runner/fork/`. */
export const RUNNER_PATH = 'groundwork/run.mjs';

/** What the runner needs to know: which step, and where its check file lies. */
export const STEP_PATH = 'groundwork/step.json';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The learner's code as a project that runs anywhere Node 22.18 or later does: for StackBlitz, for the zip, for tests.
 * @param files the learner's current files.
 * @param runner the text of the fork's runner.
 */
export function forkProject(step: Forkable, files: Files, runner: string): Files {
  return {
    ...files,
    'package.json': json(forkManifest(step)),
    'tsconfig.json': json({
      compilerOptions: learnerTypes,
      // The checks are not the learner's, and what they import is in the runner.
      exclude: ['checks', 'groundwork', 'node_modules'],
    }),
    'README.md': forkReadme(step),
    ...(step.check && {
      [step.check.path]: step.check.source,
      [STEP_PATH]: json({
        step: step.id,
        check: step.check.path,
        entry: step.entry,
        database: step.database ?? false,
        typed: step.typed ?? false,
      }),
      [RUNNER_PATH]: runner,
    }),
  };
}
