import { beginStep } from '../begin-step.ts';
import { defineCommand } from '../command.ts';
import { findStep } from '../find-step.ts';
import { openCourse } from '../open-course.ts';
import { loadProgress } from '../progress-store.ts';
import { openAfter } from '../standing.ts';
import { UsageError } from '../usage-error.ts';
import { agreeToReplace, readWorkspace } from '../workspace.ts';

/** `groundwork start` */
export const command = defineCommand({
  usage: '[step] [--force]',
  help: "Writes the files that a step starts from into workspace/ and shows its tasks. Without a step: the first one that has neither passed nor been skipped by passing its lesson's challenge. Your own work there is never replaced without asking, and a copy is always kept: undo brings it back.",
  options: { force: { type: 'boolean' } },
  optionHelp: { force: 'do not ask; your files are kept all the same' },
  positionals: 1,
  async run(context, { force = false }, [wanted]) {
    const course = await openCourse(context.root);
    const progress = await loadProgress(context);
    const open = openAfter(course, progress, null) ?? course.steps[0];
    const outline = wanted === undefined ? open : findStep(course, wanted);
    if (outline === undefined) throw new UsageError('This course has no steps yet.');
    const workspace = await readWorkspace(context, course, progress);
    const question = `Replace it with the files of ${outline.id} ${outline.title}?`;
    await agreeToReplace(context, workspace, { force, question });
    await beginStep(context, workspace, await course.step(outline.id), `start ${outline.id}`);
    return 0;
  },
});
