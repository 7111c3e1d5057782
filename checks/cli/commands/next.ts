import { beginStep } from '../begin-step.ts';
import { call, defineCommand } from '../command.ts';
import { namedOrCurrent } from '../current-step.ts';
import { openCourse } from '../open-course.ts';
import { loadProgress } from '../progress-store.ts';
import { isSettled, openAfter } from '../standing.ts';
import { UsageError } from '../usage-error.ts';
import { readWorkspace } from '../workspace.ts';

/** `groundwork next` */
export const command = defineCommand({
  usage: '[--force]',
  help: 'Goes on to the first open step after the current one, once its checks have passed: its files replace those in workspace/, and a copy of yours is kept. The new step starts from the solution of the one before. A lesson whose challenge has passed is left behind: its open steps are skipped.',
  options: { force: { type: 'boolean' } },
  optionHelp: { force: 'go on although the checks have not passed' },
  positionals: 0,
  async run(context, { force = false }) {
    const { terminal } = context;
    const course = await openCourse(context.root);
    const progress = await loadProgress(context);
    const step = await namedOrCurrent(course, progress, undefined);
    if (!isSettled(course, progress, step) && !force) await agreeToLeave();
    const following = openAfter(course, progress, step.id);
    if (following === undefined) {
      terminal.print(nothingAfter());
      return 0;
    }
    const workspace = await readWorkspace(context, course, progress);
    terminal.print(`${following.id} goes on from the solution of ${following.previous}.\n`);
    await beginStep(context, workspace, await course.step(following.id), 'next');
    return 0;

    function nothingAfter(): string {
      const found =
        step.next === null
          ? `${step.id} ${step.title} is the last step. There is nothing after it`
          : `Every step after ${step.id} ${step.title} has passed or is skipped`;
      const open = openAfter(course, progress, null);
      if (open === undefined || open.id === step.id) return `${found}: well done.`;
      return `${found}. Still open: ${call(`start ${open.id}`)} goes to ${open.title}.`;
    }

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
