import { formatMarkdown } from '../markdown.ts';
import type { LearnerStep } from '../open-course.ts';
import type { Paint } from '../paint.ts';
import { formatTask } from './step.ts';

/** A task and some of its hints (`from` to `to`, counted from 1). */
export function formatHints(
  step: Pick<LearnerStep, 'tasks'>,
  { task, from, to }: { readonly task: number; readonly from: number; readonly to: number },
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const { title, hints } = step.tasks[task] ?? { title: '', hints: [] };
  const shown = hints.slice(from - 1, to).map((hint, at) => {
    const heading = paint.strong(`Hint ${from + at} of ${hints.length}`);
    return `${heading}\n${formatMarkdown(hint, columns, '  ')}`;
  });
  return [`${paint.strong('Task')}\n${formatTask(title, task, columns)}`, ...shown].join('\n\n');
}
