import { openChecker } from '../checker.ts';
import { call, defineCommand } from '../command.ts';
import { namedOrCurrent } from '../current-step.ts';
import { openCourse, type StepOutline } from '../open-course.ts';
import { loadProgress } from '../progress-store.ts';
import { recordRun, showRun } from '../show-run.ts';
import { openAfter } from '../standing.ts';
import { resolveTarget } from '../target.ts';

/** `groundwork check` */
export const command = defineCommand({
  usage: '[step] [--target workspace|starter|solution|<dir>] [--all] [--stack] [--trace] [--json]',
  help: 'Runs the checks of a step, the current one when none is named, and shows the first failed check in full. Exit code 0: all passed; 1: something failed; 2: it could not run as asked.',
  options: {
    target: { type: 'string' },
    all: { type: 'boolean' },
    stack: { type: 'boolean' },
    trace: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  optionHelp: {
    target:
      '<name|dir> whose files to check: workspace (yours, the default), starter, solution, or a folder',
    all: 'show every failed check in full, and what passed checks printed',
    stack: 'show where in the code an error came from',
    trace: 'show what happened inside each request, and when',
    json: 'print the report as JSON and nothing else',
  },
  positionals: 1,
  async run(context, values, [name]) {
    const { target: wanted, all = false, stack = false, trace = false, json = false } = values;
    const { terminal, root } = context;
    using checker = openChecker({ stay: false });
    const course = await openCourse(root);
    const progress = await loadProgress(context);
    const step = await namedOrCurrent(course, progress, name);
    const target = await resolveTarget(context, step, wanted);
    const { signal } = new AbortController();
    if (json) {
      const report = await checker.run(step, target, () => {}, signal, { trace });
      if (target.mine) await recordRun(context, step, report);
      terminal.print(JSON.stringify(report, null, 2));
      return report.state === 'passed' ? 0 : 1;
    }
    terminal.print(`${step.id} ${step.title}: checking ${target.name}`);
    if (target.mine && progress.current !== null && progress.current !== step.id) {
      terminal.print(`Note: workspace/ was started for ${progress.current}, not for ${step.id}.`);
    }
    terminal.print('');
    const report = await showRun(context, checker, step, target, { all, stack, trace }, signal);
    if (target.mine) {
      const now = await recordRun(context, step, report);
      terminal.next(nextLine(openAfter(course, now, step.id)));
    }
    return report.state === 'passed' ? 0 : 1;

    function nextLine(after: StepOutline | undefined): string {
      if (report.state !== 'passed') {
        return `change your code, save, and run ${call('check')} (stuck? ${call('hint')})`;
      }
      if (after === undefined) {
        return step.next === null
          ? `${call('list')}; that was the last step of the course: well done`
          : `${call('list')}; no step after this one is open`;
      }
      return step.id === progress.current || progress.current === null
        ? `${call('next')} goes on to ${after.id} ${after.title}`
        : `${call(`start ${after.id}`)} goes on to ${after.title}`;
    }
  },
});
