import { formatMarkdown } from '../markdown.ts';
import type { LearnerStep } from '../open-course.ts';
import type { Paint } from '../paint.ts';
import { wrap } from '../wrap.ts';

type Shown = Pick<
  LearnerStep,
  'id' | 'title' | 'concept' | 'minutes' | 'tasks' | 'focus' | 'file' | 'path'
>;

/** What a learner needs to begin a step: its idea, its tasks, and where its text is. */
export function formatStep(
  step: Shown,
  { columns, paint }: { columns: number; paint: Paint },
): string {
  const tasks = step.tasks.map(({ title }, at) => formatTask(title, at, columns));
  return [
    wrap(paint.strong(`${step.id} ${step.title} (about ${step.minutes} minutes)`), columns),
    formatMarkdown(step.concept, columns),
    ['Tasks', ...tasks].join('\n'),
    [
      `Begin in: workspace/${step.focus}`,
      `Read it:  http://localhost:4321/lessons/${step.path}/`,
      `          while npm start runs, or ${step.file}`,
    ].join('\n'),
  ].join('\n\n');
}

/** One task with its number; the lines hang under the first. */
export function formatTask(title: string, at: number, columns: number): string {
  const number = `${at + 1}. `;
  const margin = ' '.repeat(number.length + 2);
  return `  ${number}${formatMarkdown(title, columns, margin).trimStart()}`;
}
