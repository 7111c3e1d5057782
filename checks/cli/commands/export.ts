import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeAtomically } from '../atomic-write.ts';
import { call, defineCommand } from '../command.ts';
import { openLearnerFile } from '../learner-file.ts';
import { openCourse } from '../open-course.ts';
import { loadProgress } from '../progress-store.ts';
import { UsageError } from '../usage-error.ts';
import { readWorkspace } from '../workspace.ts';

/** `groundwork export` */
export const command = defineCommand({
  usage: '[file] [--force]',
  help: 'Writes everything you have into one file: your code, progress, hints, and what you imported earlier. The pages read it ("Import work" on a step, or Settings), and so does import. Without a name it is called groundwork-<date>.json.',
  options: { force: { type: 'boolean' } },
  optionHelp: { force: 'write over a file of that name' },
  positionals: 1,
  async run(context, { force = false }, [name]) {
    const { root, terminal, now } = context;
    const file = resolve(name ?? `groundwork-${now().toISOString().slice(0, 10)}.json`);
    if (!force && (await stat(file).catch(() => null))) {
      throw new UsageError(
        `There is a file ${file} already, and it was left alone. Name another one, or add --force to write over it.`,
      );
    }
    const progress = await loadProgress(context);
    const workspace = await readWorkspace(context, await openCourse(root), progress);
    const learner = await openLearnerFile(context, progress, workspace);
    const backup = await learner.contents();
    await writeAtomically(file, `${JSON.stringify(backup, null, 2)}\n`);
    terminal.print(
      `${file} holds your code of ${count(backup.drafts.length, 'step')} and your progress in ${count(backup.progress.length, 'step')}.`,
    );
    terminal.next(`choose it under "Import work" on a page, or run ${call('import <file>')}`);
    return 0;
  },
});

const count = (amount: number, noun: string): string =>
  `${amount} ${noun}${amount === 1 ? '' : 's'}`;
