/** The two sentences about something that lies where nothing reads it. */
import type { Problems } from './content-error.ts';

/** `expected` names what may lie there. */
export function unknownFolder(path: string, expected: string, problems: Problems): void {
  problems.add({
    rule: 'unknown-folder',
    file: path,
    expected,
    found: 'a folder of another name',
    fix: 'Rename it or take it out: nothing reads it where it is.',
  });
}

/** `expected` names what may lie there. */
export function strayFile(path: string, expected: string, problems: Problems): void {
  problems.add({
    rule: 'stray-file',
    file: path,
    expected,
    found: 'a file that belongs nowhere',
    fix: 'Move it to its place or take it out: nothing reads it where it is.',
  });
}
