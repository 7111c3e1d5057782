import { call, defineCommand } from '../command.ts';
import { namedOrCurrent } from '../current-step.ts';
import { openCourse } from '../open-course.ts';
import { loadProgress } from '../progress-store.ts';
import { agreeToReplace, readWorkspace, replaceWorkspace } from '../workspace.ts';

/** `groundwork reset` */
export const command = defineCommand({
  usage: '[--force]',
  help: 'Puts the files of the current step back to how it started. A copy of yours is kept: undo brings it back. What you have passed stays passed.',
  options: { force: { type: 'boolean' } },
  optionHelp: { force: 'do not ask; your files are kept all the same' },
  positionals: 0,
  async run(context, { force = false }) {
    const { terminal } = context;
    const course = await openCourse(context.root);
    const progress = await loadProgress(context);
    const step = await namedOrCurrent(course, progress, undefined);
    const workspace = await readWorkspace(context, course, progress);
    await agreeToReplace(context, workspace, { force, question: `Start ${step.id} again?` });
    const backup = await replaceWorkspace(context, workspace, {
      wanted: step.starter,
      before: 'reset',
    });
    terminal.print(`workspace/ holds the files that ${step.id} ${step.title} starts from.`);
    terminal.next(backup ? `edit, or ${call('undo')} to have yours back` : call('check'));
    return 0;
  },
});
