import type { Context } from './command.ts';
import type { Progress } from './progress.ts';
import { readProgress, writeProgress } from './progress-file.ts';

/** The learner's progress; a file that could not be read is said on stderr, and the learner goes on. */
export async function loadProgress({ root, terminal, now }: Context): Promise<Progress> {
  const { progress, trouble } = await readProgress(root, now());
  if (trouble !== undefined) terminal.complain(trouble);
  return progress;
}

/** Reads the progress, changes it, and writes it when that made a difference. Answers the changed progress. */
export async function updateProgress(
  context: Context,
  change: (progress: Progress) => Progress,
): Promise<Progress> {
  const progress = await loadProgress(context);
  const changed = change(progress);
  if (JSON.stringify(changed) !== JSON.stringify(progress))
    await writeProgress(context.root, changed);
  return changed;
}
