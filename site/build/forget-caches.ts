/** What was kept for sites that nobody has any more: those of tests and measurements would fill the disk, a hundred megabytes each. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The file in which a site's cache says whose it is. */
const OWNER = 'owner.json';

/** Notes in a site's cache which course it is for, and in which folder the site lies. */
export async function noteOwner(cache: string, course: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  await writeFile(join(cache, OWNER), JSON.stringify({ course, folder }));
}

/** How long a build may take before its folder is there, ms: an hour. */
const BUILDING = 3_600_000;

/** Removes the caches of sites whose course or folder is gone. A cache without a note is left alone. */
export async function forgetCaches(caches: string): Promise<void> {
  const names = await readdir(caches).catch(() => []);
  for (const name of names.filter((each) => each.startsWith('site-'))) {
    const cache = join(caches, name);
    const note = await readFile(join(cache, OWNER), 'utf8').catch(() => null);
    if (note === null) continue;
    const { course, folder }: { course: string; folder: string } = JSON.parse(note);
    const { mtimeMs } = await stat(join(cache, OWNER));
    const isGone = !existsSync(folder) && Date.now() - mtimeMs > BUILDING;
    if (isGone || !existsSync(course)) await rm(cache, { recursive: true, force: true });
  }
}
