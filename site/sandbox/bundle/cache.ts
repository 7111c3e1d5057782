/** Remembers what a build was made of and where its output lies, so that the next one can be left out when nothing changed. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** SHA-256, hexadecimal. */
export const hashOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex');

interface Build {
  /** Name of the folder that the build wrote. */
  readonly output: string;
  /** Hash by absolute path. */
  readonly inputs: Readonly<Record<string, string>>;
}

async function isUnchanged([path, hash]: readonly [string, string]): Promise<boolean> {
  try {
    return hashOf(await readFile(path)) === hash;
  } catch {
    return false;
  }
}

/** The output of the build that `record` describes, or null when one of its inputs is no longer what it was. */
export async function rememberedOutput(record: string): Promise<string | null> {
  let build: Build;
  try {
    build = JSON.parse(await readFile(record, 'utf8')) as Build;
  } catch {
    return null;
  }
  const unchanged = await Promise.all(Object.entries(build.inputs).map(isUnchanged));
  return unchanged.every(Boolean) ? build.output : null;
}

/**
 * Writes down what a build was made of. Call it last, when the output is in place.
 * @param began when the build began, ms since 1970. An input that changed since may or may not be in the output, so then nothing is
 * remembered.
 */
export async function rememberOutput(
  record: string,
  output: string,
  inputs: readonly string[],
  began: number,
): Promise<void> {
  const paths = [...new Set(inputs)];
  const states = await Promise.all(paths.map((path) => stat(path)));
  if (states.some(({ mtimeMs }) => mtimeMs >= began)) return;
  const hashes = await Promise.all(paths.map(async (path) => hashOf(await readFile(path))));
  const build: Build = {
    output,
    inputs: Object.fromEntries(paths.map((path, index) => [path, hashes[index] ?? ''])),
  };
  await mkdir(dirname(record), { recursive: true });
  // Written aside and renamed: another build may be reading.
  const draft = `${record}.${process.pid}`;
  await writeFile(draft, JSON.stringify(build));
  await rename(draft, record);
}
