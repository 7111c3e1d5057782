import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../runner/host.ts';
import { homeFolder } from './home.ts';

/** Files that a command was about to replace. They lie as plain files in `.groundwork/backups/<name>/files/`. */
export interface Backup extends BackupNote {
  /** The folder's name, such as `2030-01-02T03-04-05-678Z`: names sort by age. */
  readonly name: string;
}

interface BackupNote {
  readonly version: 1;
  /** When it was made, as an ISO date. */
  readonly at: string;
  /** The step that the files were written for; null when the workspace held no step. */
  readonly step: string | null;
  /** The command that replaced them, such as `reset`. */
  readonly before: string;
  readonly paths: readonly string[];
}

/** Keeps a project's files, complete or not at all. */
export async function makeBackup(
  root: string,
  { step, before, files, at }: { step: string | null; before: string; files: Files; at: Date },
): Promise<Backup> {
  const folder = backupsFolder(root);
  const note: BackupNote = {
    version: 1,
    at: at.toISOString(),
    step,
    before,
    paths: Object.keys(files),
  };
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${process.pid}.tmp`);
  await rm(draft, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    const file = join(draft, 'files', path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flush: true });
  }
  await writeFile(join(draft, 'backup.json'), `${JSON.stringify(note, null, 2)}\n`);
  const name = note.at.replace(/[:.]/g, '-');
  await rename(draft, join(folder, name));
  return { name, ...note };
}

/** All backups, the newest first; a folder that is not one of ours is left out. */
export async function listBackups(root: string): Promise<Backup[]> {
  const folder = backupsFolder(root);
  const names = await readdir(folder).catch(() => []);
  const backups: Backup[] = [];
  for (const name of names
    .filter((one) => !one.startsWith('.'))
    .sort()
    .reverse()) {
    try {
      const note: BackupNote = JSON.parse(
        await readFile(join(folder, name, 'backup.json'), 'utf8'),
      );
      if (note.version === 1 && Array.isArray(note.paths)) backups.push({ ...note, name });
    } catch {
      // Not ours, or spoiled by hand: its files stay where they are.
    }
  }
  return backups;
}

/** The files of a backup. */
export async function readBackup(root: string, { name, paths }: Backup): Promise<Files> {
  const folder = join(backupsFolder(root), name, 'files');
  const files = paths.map(
    async (path) => [path, await readFile(join(folder, path), 'utf8')] as const,
  );
  return Object.fromEntries(await Promise.all(files));
}

function backupsFolder(root: string): string {
  return join(homeFolder(root), 'backups');
}
