import type { LearnerStep } from '../open-course.ts';
import type { Paint } from '../paint.ts';

/** The files that a step's solution changes, each under its path. A file that the solution removes is said in words. */
export function formatSolution(
  { id, title, changed, solution }: Pick<LearnerStep, 'id' | 'title' | 'changed' | 'solution'>,
  paint: Paint,
): string {
  const files = changed.solution.map((path) => {
    const text = solution[path];
    if (text === undefined) return paint.strong(`${path}: removed`);
    const lines = text.trimEnd().replace(/^(?=.)/gm, '  ');
    return `${paint.strong(path)}\n\n${lines}`;
  });
  return [paint.strong(`${id} ${title}: one right answer`), ...files].join('\n\n');
}
