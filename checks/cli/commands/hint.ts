import { call, defineCommand } from '../command.ts';
import { namedOrCurrent } from '../current-step.ts';
import { formatHints } from '../format/hint.ts';
import { type LearnerStep, openCourse } from '../open-course.ts';
import { loadProgress, updateProgress } from '../progress-store.ts';
import { hintState, stuckTask, withHintRead } from '../reveal-hint.ts';
import { UsageError } from '../usage-error.ts';

/** `groundwork hint` */
export const command = defineCommand({
  usage: '[step] [--task <number>] [--again]',
  help: 'Shows the next hint for the first task whose checks do not pass yet. Each task has four: the concept, where to look in your code, a snippet with a gap, and the change itself. After the last one the step counts as assisted when it passes.',
  options: { task: { type: 'string' }, again: { type: 'boolean' } },
  optionHelp: {
    task: '<number> a hint for this task instead',
    again: 'show the hints you have read, and no new one',
  },
  positionals: 1,
  async run(context, { task: wanted, again = false }, [name]) {
    const { terminal } = context;
    const course = await openCourse(context.root);
    const progress = await loadProgress(context);
    const step = await namedOrCurrent(course, progress, name);
    const task = wanted === undefined ? stuckTask(step, progress) : taskNumber(step, wanted);
    if (task === undefined) {
      terminal.print(
        `All checks of ${step.id} ${step.title} pass: there is no task left to give a hint for.`,
      );
      terminal.next(`${call('next')} (or ${call('hint --task 1')} to read one all the same)`);
      return 0;
    }
    const state = hintState(step, progress, task);
    if (state.total === 0) {
      terminal.print(`${step.id} ${step.title} is a challenge: it has no hints.`);
      terminal.next(`${call('check')} says what is missing`);
      return 0;
    }
    if (again || state.read === state.total) {
      if (state.read === 0)
        throw new UsageError(`You have read no hint for this task yet: run ${call('hint')}.`);
      terminal.print(formatHints(step, { task, from: 1, to: state.read }, terminal));
    } else {
      await updateProgress(context, (now) => withHintRead(now, step.id, state));
      terminal.print(
        formatHints(step, { task, from: state.read + 1, to: state.read + 1 }, terminal),
      );
    }
    terminal.next(
      nextLine(again ? state.read : Math.min(state.read + 1, state.total), state.total),
    );
    return 0;
  },
});

function nextLine(read: number, total: number): string {
  if (read >= total)
    return `${call('check')} (that was the last hint; the whole answer: ${call('solution')})`;
  const which =
    read + 1 === total ? 'the last one, the change itself' : `hint ${read + 1} of ${total}`;
  return `${call('check')}, or ${call('hint')} for ${which}`;
}

/** @throws {UsageError} when the step has no such task. */
function taskNumber({ id, tasks }: Pick<LearnerStep, 'id' | 'tasks'>, wanted: string): number {
  const number = /^\d+$/.test(wanted) ? Number(wanted) : 0;
  if (number >= 1 && number <= tasks.length) return number - 1;
  throw new UsageError(
    `There is no task "${wanted}" in ${id}; its tasks are 1 to ${tasks.length}.`,
  );
}
