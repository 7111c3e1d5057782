import type { Standing } from '../../../site/src/learner/standing.ts';
import type { LessonOutline } from '../open-course.ts';
import type { Paint } from '../paint.ts';
import type { Progress } from '../progress.ts';
import { standingOf } from '../standing.ts';
import { wrap } from '../wrap.ts';

const widest = 'untouched'.length;

/** Lessons and steps in course order; each line starts with the word for where the learner stands. */
export function formatList(
  lessons: readonly LessonOutline[],
  progress: Progress,
  { columns, paint }: { readonly columns: number; readonly paint: Paint },
): string {
  const colours: Record<Standing, (text: string) => string> = {
    passed: paint.good,
    assisted: paint.good,
    skipped: paint.good,
    started: paint.strong,
    untouched: paint.quiet,
  };
  return lessons
    .map(({ id, title, tagline, steps }) => {
      const heading = wrap(`${id} ${title}: ${tagline}`, columns, { first: '', rest: '   ' });
      const lines = steps.map((step) => {
        const state = standingOf({ lessons }, progress, step);
        const here = step.id === progress.current ? ' (you are here)' : '';
        const first = `  ${state.padEnd(widest)}  ${step.id.padEnd(6)}`;
        const rest = ' '.repeat(first.length);
        const text = `${step.title}, ${step.minutes} min${here}`;
        return wrap(text, columns, { first, rest }).replace(state, colours[state](state));
      });
      return [paint.strong(heading), ...lines].join('\n');
    })
    .join('\n\n');
}
