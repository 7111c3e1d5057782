import { type Backup, listBackups, readBackup } from '../backups.ts';
import { call, defineCommand } from '../command.ts';
import { age, formatBackups } from '../format/backups.ts';
import { openCourse } from '../open-course.ts';
import { withStarted } from '../progress.ts';
import { loadProgress, updateProgress } from '../progress-store.ts';
import { UsageError } from '../usage-error.ts';
import { readWorkspace, replaceWorkspace } from '../workspace.ts';

/** `groundwork undo` */
export const command = defineCommand({
  usage: '[number] [--list]',
  help: 'Brings back the files that start, next, reset or solution --write replaced, and the step they belong to. What is in workspace/ now is kept too, so a second undo takes the first one back. With a number, an older copy; --list shows them all.',
  options: { list: { type: 'boolean' } },
  optionHelp: { list: 'show the copies that are kept, with their numbers' },
  positionals: 1,
  async run(context, { list = false }, [wanted]) {
    const { root, terminal, now } = context;
    const backups = await listBackups(root);
    if (list) {
      terminal.print(formatBackups(backups, now(), terminal.columns) || 'No copies are kept yet.');
      if (backups.length > 0) terminal.next(`${call('undo <number>')} brings one back`);
      return 0;
    }
    const backup = choose(backups, wanted);
    const files = await readBackup(root, backup);
    const workspace = await readWorkspace(
      context,
      await openCourse(root),
      await loadProgress(context),
    );
    const kept = await replaceWorkspace(context, workspace, { wanted: files, before: 'undo' });
    const { step } = backup;
    if (step !== null) await updateProgress(context, (progress) => withStarted(progress, step));
    const which = step === null ? 'the files' : `your files of ${step}`;
    terminal.print(
      `workspace/ holds ${which} from before ${backup.before}, ${age(new Date(backup.at), now())}.`,
    );
    terminal.next(
      kept ? `${call('check')}, or ${call('undo')} again to take this back` : call('check'),
    );
    return 0;
  },
});

function choose(backups: readonly Backup[], wanted: string | undefined): Backup {
  const [newest] = backups;
  if (newest === undefined)
    throw new UsageError('There is nothing to undo: no files were replaced yet.');
  if (wanted === undefined) return newest;
  const chosen = /^\d+$/.test(wanted) ? backups[Number(wanted) - 1] : undefined;
  if (chosen) return chosen;
  throw new UsageError(
    `There is no copy number "${wanted}"; expected 1 to ${backups.length}. Run ${call('undo --list')} to see them.`,
  );
}
