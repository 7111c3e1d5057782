import { watch } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { homeFolder, workspaceFolder } from '../home.ts';
import { readProgress } from '../progress-file.ts';
import type { Look } from './finding.ts';

/** How long to wait for a file event, ms. Where events work, they come within a few. */
const PATIENCE = 1500;

/** Whether files can be written where the command line writes. */
export const lookAtDisk: Look = async (root) => {
  const about = 'Disk';
  for (const folder of [workspaceFolder(root), homeFolder(root)]) {
    try {
      await using _trial = await trialFile(folder);
    } catch (error) {
      const { message } = error as Error;
      const todo = 'Give yourself the right to write there, or work in a copy of the checkout.';
      return {
        state: 'problem',
        about,
        found: `${folder} cannot be written to: ${message}.`,
        todo,
      };
    }
  }
  return { state: 'ok', about, found: 'workspace/ and .groundwork/ can be written to.' };
};

/** Whether saving a file raises an event, which is what makes watch quick. */
export const lookAtFileEvents: Look = async (root) => {
  const about = 'File events';
  const folder = workspaceFolder(root);
  await mkdir(folder, { recursive: true });
  const seen = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => seen.resolve(false), PATIENCE);
  try {
    using watcher = closing(watch(folder, { recursive: true }, () => seen.resolve(true)));
    watcher.on('error', () => seen.resolve(false));
    await using _trial = await trialFile(folder);
    if (await seen.promise)
      return { state: 'ok', about, found: 'They arrive, so watch notices a save at once.' };
  } catch {
    // No events to be had here, which is what the note says.
  } finally {
    clearTimeout(timer);
  }
  return {
    state: 'note',
    about,
    found: 'They do not arrive on this disk. watch looks for itself, once a second.',
    todo: 'With --poll it looks three times a second.',
  };
};

/** Whether the progress file can be read. A damaged one is set aside, as any command would. */
export const lookAtProgress: Look = async (root) => {
  const about = 'Progress';
  const { progress, trouble } = await readProgress(root, new Date());
  if (trouble !== undefined) return { state: 'problem', about, found: trouble };
  const count = Object.keys(progress.steps).length;
  const here =
    progress.current === null ? 'no step in workspace/' : `step ${progress.current} in workspace/`;
  return {
    state: 'ok',
    about,
    found: `${count} ${count === 1 ? 'step' : 'steps'} begun, ${here}.`,
  };
};

async function trialFile(folder: string): Promise<AsyncDisposable> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `.trial-${process.pid}`);
  await writeFile(file, '');
  return { [Symbol.asyncDispose]: () => rm(file, { force: true }) };
}

function closing<Watcher extends { close(): void }>(watcher: Watcher): Watcher & Disposable {
  return Object.assign(watcher, { [Symbol.dispose]: () => watcher.close() });
}
