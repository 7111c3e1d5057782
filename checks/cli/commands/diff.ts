import { agreeToHelp } from '../agree-to-help.ts';
import { call, defineCommand } from '../command.ts';
import { namedOrCurrent } from '../current-step.ts';
import { formatDiff } from '../format/diff.ts';
import { openCourse } from '../open-course.ts';
import { loadProgress } from '../progress-store.ts';
import { differing } from '../project.ts';
import { resolveTarget } from '../target.ts';

/** `groundwork diff` */
export const command = defineCommand({
  usage: '[step] [--target workspace|starter|<dir>]',
  help: 'Compares your files with the solution of a step, line by line. The solution is one right answer, not the only one: a difference need not be a mistake. Read before the checks pass, it makes the step count as assisted.',
  options: { target: { type: 'string' } },
  optionHelp: {
    target: '<name|dir> whose files to compare: workspace (the default), starter, or a folder',
  },
  positionals: 1,
  async run(context, { target: wanted }, [name]) {
    const { terminal } = context;
    const course = await openCourse(context.root);
    const step = await namedOrCurrent(course, await loadProgress(context), name);
    const target = await resolveTarget(context, step, wanted);
    const paths = differing(target.files, step.solution);
    if (paths.length === 0) {
      terminal.print(`${target.name} and the solution of ${step.id} ${step.title} are the same.`);
      return 0;
    }
    await agreeToHelp(context, step);
    terminal.print(`${step.id} ${step.title}: ${target.name} beside the solution.`);
    terminal.print('Lines with - are only in yours, lines with + only in the solution.\n');
    terminal.print(formatDiff(target.files, step.solution, paths, terminal.paint));
    terminal.next(call('check'));
    return 0;
  },
});
