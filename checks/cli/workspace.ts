import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../runner/host.ts';
import { type Backup, makeBackup } from './backups.ts';
import { type Context, call } from './command.ts';
import { workspaceFolder } from './home.ts';
import type { LearnerStep, OpenCourse } from './open-course.ts';
import type { Progress } from './progress.ts';
import { differing, readProject, writeProject } from './project.ts';
import { UsageError } from './usage-error.ts';
import { wrap } from './wrap.ts';

/** The learner's project as it is on disk now. */
export interface Workspace {
  readonly folder: string;
  /** The step it was started for; null before the first start, or when the course no longer has the step. */
  readonly step: LearnerStep | null;
  readonly files: Files;
  /** Paths that differ from what the step started with: the learner's own work. */
  readonly edited: readonly string[];
}

/** Reads the workspace of the current step. */
export async function readWorkspace(
  { root }: Pick<Context, 'root'>,
  course: OpenCourse,
  { current }: Progress,
): Promise<Workspace> {
  const folder = workspaceFolder(root);
  const known = current !== null && course.steps.some((step) => step.id === current);
  const step = known ? await course.step(current) : null;
  const files = await readProject(folder, step ? stepPaths(step) : []);
  return { folder, step, files, edited: differing(files, step?.starter ?? {}) };
}

/** When the learner's own work was written last, milliseconds since 1970; null when there is none on disk. */
export async function lastEdit({
  folder,
  edited,
}: Pick<Workspace, 'folder' | 'edited'>): Promise<number | null> {
  const times = await Promise.all(
    // A file that was deleted has no time of its own.
    edited.map((path) =>
      stat(join(folder, path)).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ),
  );
  const last = Math.max(0, ...times);
  return last > 0 ? Math.round(last) : null;
}

/** Every path that a step's own files can have. */
export function stepPaths({
  starter,
  solution,
}: Pick<LearnerStep, 'starter' | 'solution'>): string[] {
  return Object.keys({ ...starter, ...solution });
}

/**
 * Makes sure that the learner agrees when their own work is about to be replaced. A deleted workspace, or one that is
 * still the starter, needs no question.
 * @throws {UsageError} when nobody can be asked, or the answer was no.
 */
export async function agreeToReplace(
  { terminal }: Pick<Context, 'terminal'>,
  { step, files, edited }: Workspace,
  { force, question }: { readonly force: boolean; readonly question: string },
): Promise<void> {
  if (force || edited.length === 0 || Object.keys(files).length === 0) return;
  const found = step
    ? `workspace/ holds your work on ${step.id} ${step.title}: ${nameSome(edited)} ${edited.length === 1 ? 'differs' : 'differ'} from what the step started with.`
    : `workspace/ holds files that no step wrote: ${nameSome(edited)}.`;
  if (!terminal.interactive) {
    throw new UsageError(
      `${found} Nothing was changed. Add --force to go on: a copy is kept then, and ${call('undo')} brings it back.`,
    );
  }
  terminal.print(
    wrap(`${found}\nA copy is kept; ${call('undo')} brings it back.`, terminal.columns),
  );
  if (!(await terminal.ask(question))) throw new UsageError('Nothing was changed.');
}

/** Puts a step's files into the workspace, after keeping those that are there. Answers the backup, if one was needed. */
export async function replaceWorkspace(
  { root, now }: Pick<Context, 'root' | 'now'>,
  workspace: Workspace,
  { wanted, before }: { readonly wanted: Files; readonly before: string },
): Promise<Backup | undefined> {
  const there = {
    ...workspace.files,
    ...(await readProject(workspace.folder, Object.keys(wanted))),
  };
  const needed = Object.keys(there).length > 0 && differing(there, wanted).length > 0;
  const step = workspace.step?.id ?? null;
  const backup = needed
    ? await makeBackup(root, { step, before, files: there, at: now() })
    : undefined;
  await writeProject(workspace.folder, there, wanted);
  return backup;
}

/** `app.ts`, `app.ts and models.ts`, `app.ts, models.ts and 3 more`. */
export function nameSome(paths: readonly string[]): string {
  const shown = paths.length > 3 ? [...paths.slice(0, 2), `${paths.length - 2} more`] : [...paths];
  const last = shown.pop() ?? 'nothing';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}
