import { type Context, call } from './command.ts';
import { formatStep } from './format/step.ts';
import type { LearnerStep } from './open-course.ts';
import { withStarted } from './progress.ts';
import { updateProgress } from './progress-store.ts';
import { replaceWorkspace, type Workspace } from './workspace.ts';

/** Puts a step's starter into the workspace, makes it the current step, and says what to do in it. */
export async function beginStep(
  context: Context,
  workspace: Workspace,
  step: LearnerStep,
  before: string,
): Promise<void> {
  const { terminal } = context;
  const backup = await replaceWorkspace(context, workspace, { wanted: step.starter, before });
  await updateProgress(context, (progress) => withStarted(progress, step.id));
  if (backup && workspace.edited.length > 0) {
    const whose =
      backup.step === null ? 'The files that were in workspace/' : `Your files of ${backup.step}`;
    terminal.print(`${whose} are kept; ${call('undo')} brings them back.\n`);
  }
  terminal.print(formatStep(step, terminal));
  terminal.next(`edit, save, and run ${call('check')} (or ${call('watch')} once)`);
}
