/** What the built site depends on, as one short text: equal texts, equal sites. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Folders and files of the checkout that end up in the site or decide how it is built. */
const INPUTS = ['lessons', 'solutions', 'checks', 'site', 'package-lock.json'] as const;

/** Made by a build, or without influence on one. */
const IGNORED = /(^|\/)(dist|\.astro|node_modules|e2e)\/|\.test\.ts$/;

/** The paths of every input below `root`, with forward slashes, sorted. */
export async function inputFiles(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const input of INPUTS) {
    const entries = await readdir(join(root, input), {
      recursive: true,
      withFileTypes: true,
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return null;
      // A fixture course has no site of its own.
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    if (entries === null) found.push(input);
    for (const entry of entries ?? []) {
      const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
      if (entry.isFile() && !IGNORED.test(path)) found.push(path);
    }
  }
  return found.sort();
}

/** A digest of every input's name and content, and of the Node version that builds. */
export async function digestInputs(root: string): Promise<string> {
  const digest = createHash('sha256').update(process.version);
  for (const path of await inputFiles(root)) {
    const content = await readFile(join(root, path));
    digest.update(`\0${path}\0${content.length}\0`).update(content);
  }
  return digest.digest('base64url');
}
