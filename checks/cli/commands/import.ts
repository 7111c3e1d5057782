import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Backup, parseBackup } from '../../../site/src/learner/backup.ts';
import type { Draft } from '../../../site/src/learner/records.ts';
import { call, defineCommand } from '../command.ts';
import { openLearnerFile } from '../learner-file.ts';
import { decideAll, isLeftAlone, mergedCode } from '../merge-import.ts';
import { type OpenCourse, openCourse } from '../open-course.ts';
import { withStarted } from '../progress.ts';
import { loadProgress, updateProgress } from '../progress-store.ts';
import { differing } from '../project.ts';
import { UsageError } from '../usage-error.ts';
import { agreeToReplace, readWorkspace, replaceWorkspace } from '../workspace.ts';
import { wrap } from '../wrap.ts';

/** `groundwork import` */
export const command = defineCommand({
  usage: '<file> [--step <id>] [--progress-only] [--force]',
  help: 'Reads a file that "Export my work" on a page or the command export wrote. Progress and hints are added to yours and never go back. Of two codes of one step the newer goes on and the other becomes an earlier version; where the times do not tell, you are asked. The code that was written last comes into workspace/; undo brings back what was there.',
  options: {
    step: { type: 'string' },
    'progress-only': { type: 'boolean' },
    force: { type: 'boolean' },
  },
  optionHelp: {
    step: '<id> the step whose code comes into workspace/',
    'progress-only': 'leave workspace/ as it is',
    force: 'do not ask before work in workspace/ is replaced; a copy is kept',
  },
  positionals: 1,
  async run(context, { step, 'progress-only': progressOnly = false, force = false }, [name]) {
    const { root, terminal } = context;
    if (name === undefined) {
      throw new UsageError(`Say which file: ${call('import groundwork-2030-01-02.json')}`);
    }
    const backup = await readBackupFile(resolve(name));
    const course = await openCourse(root);
    const progress = await loadProgress(context);
    const workspace = await readWorkspace(context, course, progress);
    const learner = await openLearnerFile(context, progress, workspace);
    const asked = progressOnly ? undefined : chooseDraft(backup, course, step);
    // In memory only: a no, or nobody to ask, leaves everything as it was.
    const imported = await learner.take(backup, (unclear) =>
      decideAll(context, workspace, { unclear, force, touches: asked?.step }),
    );
    const stays = step === undefined && (await isLeftAlone(asked, workspace, imported?.kept ?? []));
    const draft = stays ? undefined : asked;
    const replaces = draft && differing(workspace.files, draft.files).length > 0;
    const isSettled = imported?.taken.includes(workspace.step?.id ?? '') ?? false;
    if (replaces && !(isSettled && draft.step === workspace.step?.id)) {
      const question = `Put the imported code of ${draft.step} into workspace/?`;
      await agreeToReplace(context, workspace, { force, question });
    }
    await learner.keep();
    const merged = await learner.progress(progress);
    await updateProgress(context, () => (draft ? withStarted(merged, draft.step) : merged));
    if (replaces) {
      await replaceWorkspace(context, workspace, { wanted: draft.files, before: 'import' });
    }
    const where = draft ? ` workspace/ holds your code of ${draft.step}.` : '';
    terminal.print(
      `Your progress is here, in ${backup.progress.length} steps of the file.${where}`,
    );
    for (const sentence of mergedCode(imported, draft?.step)) {
      terminal.print(wrap(sentence, terminal.columns));
    }
    terminal.next(draft ? call('check') : call('list'));
    return 0;
  },
});

async function readBackupFile(file: string): Promise<Backup> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'There is no such file' : `It cannot be read (${code})`;
    throw new UsageError(`${file}: ${why}. Nothing was changed.`);
  }
  let backup: Backup;
  try {
    backup = parseBackup(JSON.parse(text));
  } catch (error) {
    const why =
      error instanceof SyntaxError
        ? 'This file is not a backup of Groundwork: it is not JSON.'
        : String(error instanceof Error ? error.message : error);
    throw new UsageError(`${file}: ${why} Nothing was changed.`);
  }
  for (const { key, files } of [...backup.drafts, ...backup.versions]) {
    const stray = Object.keys(files).find((path) => !isInside(path));
    if (stray === undefined) continue;
    throw new UsageError(
      `${file}: the code of ${key} has a file ${JSON.stringify(stray)}, which would lie outside of workspace/. Nothing was changed.`,
    );
  }
  return backup;
}

/** Whether a path names a plain file below the project's folder: no way up, no hidden folder, no drive. */
const isInside = (path: string): boolean =>
  path.split('/').every((part) => /^[^.\\:\0][^\\:\0]*$/.test(part) && part !== 'node_modules');

/** The draft that was asked for, or the one that was written last. */
function chooseDraft(
  { drafts }: Backup,
  course: OpenCourse,
  step: string | undefined,
): Draft | undefined {
  const known = drafts.filter(({ key }) => course.steps.some(({ id }) => id === key));
  if (step === undefined) return known.toSorted((a, b) => b.at - a.at)[0];
  const found = known.find(({ key }) => key === step);
  if (found) return found;
  const there = known.map(({ key }) => key).join(', ') || 'none';
  throw new UsageError(
    `The file has no code of a step ${step}. It has: ${there}. Nothing was changed.`,
  );
}
