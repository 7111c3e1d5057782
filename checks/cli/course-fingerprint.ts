import { hash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A short text that changes whenever a file of the course, or the loader that reads it, was written. Only sizes and
 * times are looked at: reading the course itself costs ten times as much.
 */
export function courseFingerprint(root: string): string {
  const seen: string[] = [];
  for (const folder of ['lessons', 'solutions', ...lessonChecks(root)])
    walk(join(root, folder), seen);
  for (const file of readdirSync(loader)) if (file.endsWith('.ts')) note(join(loader, file), seen);
  note(join(import.meta.dirname, 'open-course.ts'), seen); // It decides what is kept of a step.
  return hash('sha256', seen.join('\n')).slice(0, 16);
}

const loader = join(import.meta.dirname, '../../lessons');

/** `checks/01-models` and its like; the rest of `checks/` is the runner's and this command line's own. */
function lessonChecks(root: string): string[] {
  return entries(join(root, 'checks'))
    .filter((entry) => entry.isDirectory() && /^\d\d-/.test(entry.name))
    .map((entry) => join('checks', entry.name));
}

function walk(folder: string, seen: string[]): void {
  for (const entry of entries(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(path, seen);
    else note(path, seen);
  }
}

function note(path: string, seen: string[]): void {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  seen.push(`${path} ${size} ${mtimeMs} ${ctimeMs}`);
}

/** A folder that is not there holds nothing; the loader says so in better words. */
function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
