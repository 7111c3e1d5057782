import type { Context } from './command.ts';
import type { LearnerStep } from './open-course.ts';
import { hasPassed, stepProgress, withAssistance } from './progress.ts';
import { loadProgress, updateProgress } from './progress-store.ts';
import { UsageError } from './usage-error.ts';
import { wrap } from './wrap.ts';

/**
 * Before the answer is shown: asks, where somebody can be asked, and writes down that help was taken. Nothing of it
 * when the step has passed, or when its answer was seen before.
 * @throws {UsageError} when the answer is no.
 */
export async function agreeToHelp(
  context: Context,
  { id, title }: Pick<LearnerStep, 'id' | 'title'>,
): Promise<void> {
  const { terminal } = context;
  const progress = await loadProgress(context);
  if (hasPassed(progress, id) || stepProgress(progress, id).assisted) return;
  const note = `${id} ${title} has not passed yet. With its solution seen, it will count as assisted.`;
  if (terminal.interactive) {
    terminal.print(wrap(note, terminal.columns));
    if (!(await terminal.ask('Show it?'))) throw new UsageError('Nothing was shown.');
  } else terminal.complain(note);
  await updateProgress(context, (now) => withAssistance(now, id));
}
