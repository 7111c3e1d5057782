import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Files } from '../runner/host.ts';
import { type Context, call } from './command.ts';
import { workspaceFolder } from './home.ts';
import type { LearnerStep } from './open-course.ts';
import { readProject } from './project.ts';
import { didYouMean } from './suggest.ts';
import { UsageError } from './usage-error.ts';
import { stepPaths } from './workspace.ts';

/** The files that checks run on, and how they are called. */
export interface Target {
  /** `workspace/`, `the starter`, or the folder that was named. */
  readonly name: string;
  readonly files: Files;
  /** Absolute path that the files have, or would have, on disk; packages are looked up from there. */
  readonly folder: string;
  /** What stands before a path in a message, such as `workspace/`. */
  readonly prefix: string;
  /** True for the learner's own workspace: only its outcome counts as progress. */
  readonly mine: boolean;
}

/**
 * What `--target` names for a step: `workspace` (also when left out), `starter`, `solution`, or a folder.
 * @throws {UsageError} for a folder that is not there or holds no code.
 */
export async function resolveTarget(
  { root }: Pick<Context, 'root'>,
  step: LearnerStep,
  wanted = 'workspace',
): Promise<Target> {
  if (wanted === 'starter' || wanted === 'solution') {
    const folder = join(root, wanted === 'starter' ? 'lessons' : 'solutions', step.path);
    return {
      name: `the ${wanted}`,
      files: step[wanted],
      folder,
      prefix: `${wanted}/`,
      mine: false,
    };
  }
  const mine = wanted === 'workspace';
  const folder = mine ? workspaceFolder(root) : resolve(wanted);
  const name = mine ? 'workspace/' : `${relative('.', folder) || '.'}/`;
  if (!mine && !(await isFolder(folder))) {
    const guess = didYouMean(wanted, ['workspace', 'starter', 'solution']);
    throw new UsageError(
      `There is no folder "${wanted}".${guess} --target takes workspace, starter, solution or a folder.`,
    );
  }
  const files = await readProject(folder, stepPaths(step));
  if (Object.keys(files).length > 0) return { name, files, folder, prefix: name, mine };
  const todo = mine
    ? ` Run ${call(`start ${step.id}`)} to fill it.`
    : ' Expected the files of a step.';
  throw new UsageError(`${name} holds no code.${todo}`);
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}
