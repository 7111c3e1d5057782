/** Remembers what a build was made of, so that the next one can be left out when nothing changed. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

export const hashOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

/** Hash by absolute path; null for a file that is gone. */
type Inputs = Record<string, string | null>;

async function hashFile(path: string): Promise<string | null> {
  try {
    return hashOf(await readFile(path));
  } catch {
    return null;
  }
}

async function hashFiles(paths: readonly string[]): Promise<Inputs> {
  const hashes = await Promise.all(paths.map(hashFile));
  return Object.fromEntries(paths.map((path, index) => [path, hashes[index] ?? null]));
}

/** Whether every file that `record` names still is what it was when `writeRecord` ran. */
export async function isUnchanged(record: string): Promise<boolean> {
  let inputs: Inputs;
  try {
    inputs = JSON.parse(await readFile(record, 'utf8')) as Inputs;
  } catch {
    return false;
  }
  const now = await hashFiles(Object.keys(inputs));
  return Object.entries(inputs).every(([path, hash]) => hash !== null && now[path] === hash);
}

/** Writes down what the build was made of. Call it last, when the output is in place. */
export async function writeRecord(record: string, paths: readonly string[]): Promise<void> {
  await mkdir(dirname(record), { recursive: true });
  await writeFile(record, JSON.stringify(await hashFiles([...new Set(paths)])));
}
