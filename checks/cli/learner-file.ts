/**
 * Everything a learner has, as the one file that the pages and the command line both read and write. What the command
 * line has no place for (drafts of other steps, answers, settings) is kept in `.groundwork/learner.json`, so that it is
 * still there when the file goes back to a page.
 */
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Backup,
  type Decide,
  exportBackup,
  type Imported,
  importBackup,
  parseBackup,
} from '../../site/src/learner/backup.ts';
import { createChanges } from '../../site/src/learner/changes.ts';
import { memoryShelf } from '../../site/src/learner/memory-shelf.ts';
import { furthest } from '../../site/src/learner/progress.ts';
import type { StepProgress as PageProgress } from '../../site/src/learner/records.ts';
import { sameFiles } from '../../site/src/learner/same-files.ts';
import type { Shelf } from '../../site/src/learner/shelf.ts';
import { createVersions, type Versions } from '../../site/src/learner/versions.ts';
import { writeAtomically } from './atomic-write.ts';
import type { Context } from './command.ts';
import { homeFolder } from './home.ts';
import { type Progress, stateOf, stepProgress } from './progress.ts';
import { lastEdit, type Workspace } from './workspace.ts';

/** What is known of the learner, ready to be merged with a file or written to one. */
export interface LearnerFile {
  /** Merges a file by the rule of the pages: the newer code of a step goes on, the other becomes an earlier version. */
  take(backup: Backup, decide: Decide): Promise<Imported | null>;
  contents(): Promise<Backup>;
  /** The progress that the command line keeps, moved forward to what the file says. */
  progress(now: Progress): Promise<Progress>;
  /** Keeps what the command line has no other place for. */
  keep(): Promise<void>;
}

const keptFile = (root: string): string => join(homeFolder(root), 'learner.json');

/** Reads what is kept, with the workspace and the progress of the command line on top. */
export async function openLearnerFile(
  { root, terminal, now }: Context,
  progress: Progress,
  workspace: Workspace,
): Promise<LearnerFile> {
  const shelf = memoryShelf();
  const versions = createVersions(shelf, createChanges(null));
  const kept = await readKept(root);
  if (typeof kept === 'string') terminal.complain(kept);
  else if (kept) await importBackup(shelf, versions, kept);
  await addProgress(shelf, progress, now().getTime());
  await addWorkspace(shelf, versions, workspace, (await lastEdit(workspace)) ?? now().getTime());
  return {
    take: (backup, decide) => importBackup(shelf, versions, backup, decide),
    contents: () => exportBackup(shelf),
    async progress(mine) {
      const steps = { ...mine.steps };
      for (const record of await shelf.all('progress')) {
        const { hints, ...known } = stepProgress(mine, record.key);
        const open = (await shelf.get('hints', record.key))?.open ?? {};
        steps[record.key] = { ...known, ...fromPage(record), hints: { ...hints, ...open } };
      }
      return { ...mine, steps };
    },
    keep: async () =>
      writeAtomically(keptFile(root), `${JSON.stringify(await exportBackup(shelf))}\n`),
  };
}

/** The file that is kept, nothing, or a sentence about one that could not be read and was put aside. */
async function readKept(root: string): Promise<Backup | string | undefined> {
  let text: string;
  try {
    text = await readFile(keptFile(root), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return parseBackup(JSON.parse(text));
  } catch {
    const aside = `${keptFile(root)}.damaged`;
    await rename(keptFile(root), aside);
    return `What was imported earlier could not be read; it is kept as ${aside}. Import the file again.`;
  }
}

function fromPage({ state, solutionShown }: PageProgress) {
  const passed = state === 'passed' || state === 'assisted';
  return {
    state: passed ? ('passed' as const) : ('started' as const),
    // On a page, a solution seen after the pass is no help.
    assisted: state === 'assisted' || (!passed && solutionShown),
  };
}

async function addProgress(shelf: Shelf, progress: Progress, at: number): Promise<void> {
  for (const step of Object.keys(progress.steps)) {
    const { assisted, hints } = stepProgress(progress, step);
    const mine: PageProgress = {
      key: step,
      state: stateOf(progress, step),
      solutionShown: assisted,
      // Only the latest step is known to be the latest.
      at: step === progress.current ? at : 0,
    };
    await shelf.change('progress', step, (now) => furthest(now, mine));
    if (Object.keys(hints).length === 0) continue;
    await shelf.change('hints', step, (now) => ({ key: step, open: { ...now?.open, ...hints } }));
  }
}

async function addWorkspace(
  shelf: Shelf,
  versions: Versions,
  { step, files, edited }: Workspace,
  at: number,
): Promise<void> {
  if (!step || edited.length === 0 || Object.keys(files).length === 0) return;
  const before = await shelf.get('drafts', step.id);
  if (before && sameFiles(before.files, files)) return;
  if (before) await versions.keep(step.id, before.files, 'import');
  const revision = (before?.revision ?? 0) + 1;
  const draft = { key: step.id, step: step.id, files, revision, tab: 'command line', at };
  await shelf.change('drafts', step.id, () => draft);
}
