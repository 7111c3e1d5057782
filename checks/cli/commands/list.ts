import { call, defineCommand } from '../command.ts';
import { formatList } from '../format/list.ts';
import { openCourse } from '../open-course.ts';
import { hasPassed } from '../progress.ts';
import { loadProgress } from '../progress-store.ts';
import { openAfter, standingOf } from '../standing.ts';
import { UsageError } from '../usage-error.ts';

/** `groundwork list` */
export const command = defineCommand({
  usage: '[lesson] [--json]',
  help: "Shows the lessons and their steps with where you stand: untouched, started, passed, assisted (passed after reading the last hint or the solution), or skipped (its lesson's challenge has passed). Name a lesson, such as 01, to see that one only.",
  options: { json: { type: 'boolean' } },
  optionHelp: { json: 'the same as JSON' },
  positionals: 1,
  async run(context, { json }, [wanted]) {
    const { terminal } = context;
    const course = await openCourse(context.root);
    const progress = await loadProgress(context);
    const lessons = course.lessons.filter(
      (lesson) =>
        wanted === undefined || lesson.id === wanted.padStart(2, '0') || lesson.folder === wanted,
    );
    if (lessons.length === 0 && wanted !== undefined) {
      const known = course.lessons.map((lesson) => lesson.id).join(', ');
      throw new UsageError(`There is no lesson "${wanted}". There are: ${known}.`);
    }
    if (json) {
      const steps = course.steps.map((step) => ({
        ...step,
        state: standingOf(course, progress, step),
      }));
      const chosen = steps.filter((step) => lessons.some((lesson) => lesson.id === step.lesson));
      terminal.print(
        JSON.stringify({ version: 1, current: progress.current, steps: chosen }, null, 2),
      );
      return 0;
    }
    const passed = course.steps.filter((step) => hasPassed(progress, step.id)).length;
    const skipped = course.steps.filter(
      (step) => standingOf(course, progress, step) === 'skipped',
    ).length;
    const leftOut = skipped > 0 ? `, ${skipped} skipped by challenge` : '';
    terminal.print(`${passed} of ${course.steps.length} steps passed${leftOut}.\n`);
    terminal.print(formatList(lessons, progress, terminal));
    terminal.next(call(todo()));
    return 0;

    function todo(): string {
      const current = course.steps.find(({ id }) => id === progress.current);
      if (current && !hasPassed(progress, current.id)) return 'check';
      if (current && openAfter(course, progress, current.id)) return 'next';
      const first = openAfter(course, progress, null) ?? course.steps[0];
      return `start ${first?.id ?? ''}`.trim();
    }
  },
});
