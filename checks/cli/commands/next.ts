import { beginStep } from '../begin-step.ts';
import { call, defineCommand } from '../command.ts';
import { namedOrCurrent } from '../current-step.ts';
import { openCourse } from '../open-course.ts';
import { hasPassed } from '../progress.ts';
import { loadProgress } from '../progress-store.ts';
import { UsageError } from '../usage-error.ts';
import { readWorkspace } from '../workspace.ts';

export const command = defineCommand({
  usage: '[--force]',
  help: 'Goes on to the step after the current one, once its checks have passed: its files replace those in workspace/, and a copy of yours is kept. The new step starts from the solution of the one before.',
  options: { force: { type: 'boolean' } },
  optionHelp: { force: 'go on although the checks have not passed' },
  positionals: 0,
  async run(context, { force = false }) {
    const { terminal } = context;
    const course = await openCourse(context.root);
    const progress = await loadProgress(context);
    const step = await namedOrCurrent(course, progress, undefined);
    if (!hasPassed(progress, step.id) && !force) await agreeToLeave();
    if (step.next === null) {
      terminal.print(
        `${step.id} ${step.title} is the last step. There is nothing after it: well done.`,
      );
      return 0;
    }
    const workspace = await readWorkspace(context, course, progress);
    terminal.print(`${step.next} goes on from the solution of ${step.id}.\n`);
    await beginStep(context, workspace, await course.step(step.next), 'next');
    return 0;

    async function agreeToLeave() {
      const found = `${step.id} ${step.title} has not passed yet.`;
      if (!terminal.interactive) {
        throw new UsageError(`${found} Run ${call('check')}, or add --force to go on without it.`);
      }
      terminal.print(found);
      if (!(await terminal.ask('Go on without it?'))) throw new UsageError('Nothing was changed.');
    }
  },
});
