import { agreeToHelp } from '../agree-to-help.ts';
import { call, defineCommand } from '../command.ts';
import { namedOrCurrent } from '../current-step.ts';
import { formatSolution } from '../format/solution.ts';
import { openCourse } from '../open-course.ts';
import { withStarted } from '../progress.ts';
import { loadProgress, updateProgress } from '../progress-store.ts';
import { agreeToReplace, readWorkspace, replaceWorkspace } from '../workspace.ts';

/** `groundwork solution` */
export const command = defineCommand({
  usage: '[step] [--write [--force]]',
  help: 'Prints the files that the solution of a step changes. It is one right answer, not the only one. Read before the checks pass, it makes the step count as assisted; your files stay as they are.',
  options: { write: { type: 'boolean' }, force: { type: 'boolean' } },
  optionHelp: {
    write: 'put it into workspace/ instead; a copy of your files is kept',
    force: 'with --write: do not ask',
  },
  positionals: 1,
  async run(context, { write = false, force = false }, [name]) {
    const { terminal } = context;
    const course = await openCourse(context.root);
    const progress = await loadProgress(context);
    const step = await namedOrCurrent(course, progress, name);
    if (!write) {
      await agreeToHelp(context, step);
      terminal.print(formatSolution(step, terminal.paint));
      terminal.next(`${call('diff')} shows it beside your files`);
      return 0;
    }
    const workspace = await readWorkspace(context, course, progress);
    await agreeToReplace(context, workspace, {
      force,
      question: `Write the solution of ${step.id}?`,
    });
    await agreeToHelp(context, step);
    const backup = await replaceWorkspace(context, workspace, {
      wanted: step.solution,
      before: 'solution',
    });
    await updateProgress(context, (now) => withStarted(now, step.id));
    terminal.print(`workspace/ holds the solution of ${step.id} ${step.title}.`);
    terminal.next(
      `${call('check')}${backup ? `, or ${call('undo')} to have your files back` : ''}`,
    );
    return 0;
  },
});
