import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Files } from '../runner/host.ts';

/** What a learner may add to a project by their own choice; other files in the folder are none of ours. */
const code = /\.([cm]?ts|[cm]?js|json)$/;

/**
 * A project's files on disk: code in any folder that is neither hidden nor `node_modules`, and the paths in `known`,
 * whatever they are called. A folder that is not there is an empty project.
 */
export async function readProject(folder: string, known: Iterable<string> = []): Promise<Files> {
  const paths = new Set(known);
  for (const path of await listCode(folder)) paths.add(path);
  const files: [string, string][] = [];
  for (const path of [...paths].sort()) {
    const text = await readText(join(folder, path));
    if (text !== undefined) files.push([path, text]);
  }
  return Object.fromEntries(files);
}

/** Turns the project that is there (`before`) into the one wanted, and writes only what differs. */
export async function writeProject(folder: string, before: Files, wanted: Files): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const path of Object.keys(before))
    if (!Object.hasOwn(wanted, path)) await remove(folder, path);
  for (const [path, text] of Object.entries(wanted)) {
    if (before[path] === text) continue;
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Paths that differ between two projects, sorted; one that only one of them has differs. */
export function differing(one: Files, other: Files): string[] {
  const paths = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...paths].filter((path) => one[path] !== other[path]).sort();
}

async function listCode(folder: string, under = ''): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(join(folder, under), { withFileTypes: true }).catch(absentIsEmpty);
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listCode(folder, path)));
    else if (code.test(entry.name)) found.push(path);
  }
  return found;
}

async function readText(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined;
    throw error;
  }
}

/** Removes a file, and the folders it leaves empty. */
async function remove(folder: string, path: string): Promise<void> {
  await rm(join(folder, path), { force: true });
  for (let above = dirname(path); above !== '.'; above = dirname(above)) {
    try {
      await rmdir(join(folder, above));
    } catch {
      return; // Something else is in it.
    }
  }
}

function absentIsEmpty(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
