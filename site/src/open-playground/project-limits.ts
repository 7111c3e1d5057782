import type { Files } from '../../../checks/runner/host.ts';
import { fileNameProblem } from './file-name.ts';

/** Files that one playground may have. */
export const MOST_FILES = 40;

/** Text that one playground may have, all files together; bytes of UTF-8. */
export const MOST_BYTES = 256 * 1024;

/** The size of a project's text in bytes of UTF-8. */
export function sizeOfProject(files: Files): number {
  const encoder = new TextEncoder();
  return Object.values(files).reduce((sum, text) => sum + encoder.encode(text).length, 0);
}

/** Why these files are no playground, as a sentence; null when they are one. */
export function projectProblem(files: Files): string | null {
  const names = Object.keys(files);
  if (names.length === 0) return 'It holds no file.';
  if (names.length > MOST_FILES) {
    return `It holds ${names.length} files; a playground has at most ${MOST_FILES}.`;
  }
  for (const [index, name] of names.entries()) {
    const problem = fileNameProblem(name, names.slice(0, index));
    if (problem !== null) return `A file in it is called \`${shortened(name)}\`. ${problem}`;
  }
  const size = sizeOfProject(files);
  if (size > MOST_BYTES) {
    return `Its files have ${Math.ceil(size / 1024)} kB of text together; a playground has at most ${MOST_BYTES / 1024} kB.`;
  }
  return null;
}

const shortened = (name: string): string => (name.length > 40 ? `${name.slice(0, 40)}…` : name);
