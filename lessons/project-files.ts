/** Reads a folder of project files: the starter, the solution, a fixture. Everything in it is text. */
import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from '../checks/runner/host.ts';
import type { Problems } from './content-error.ts';
import { entriesOf } from './entries.ts';

/**
 * The files below `folder` by path relative to it, in order of their paths; none when there is no such folder.
 * @param except Names at the top of the folder that are not part of the project.
 */
export function readProjectFiles(
  root: string,
  folder: string,
  problems: Problems,
  except: readonly string[] = [],
): Files {
  const files: Record<string, string> = {};
  const walk = (inner: string) => {
    for (const entry of entriesOf(join(root, folder, inner))) {
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (except.includes(path)) continue;
      if (!/^[\w.-]+$/.test(entry.name)) {
        problems.add({
          rule: 'file-name',
          file: `${folder}/${path}`,
          expected: 'letters, digits, dots, hyphens and underscores in a name',
          found: `\`${entry.name}\``,
          fix: 'Rename it; every system and every address can spell the others.',
        });
      }
      if (entry.isDirectory()) walk(path);
      else {
        const text = readTextFile(root, `${folder}/${path}`, problems);
        if (text !== null) files[path] = text;
      }
    }
  };
  walk('');
  return files;
}

/** The text of a file that is known to exist, with `\n` at the end of its lines; `null` when it is not text. */
function readTextFile(root: string, file: string, problems: Problems): string | null {
  const bytes = readFileSync(join(root, file));
  if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8').replaceAll('\r\n', '\n');
  problems.add({
    rule: 'not-text',
    file,
    expected: 'text in UTF-8',
    found: 'bytes that are no text',
    fix: 'Save it as UTF-8, or take it out: the editor and the sandbox carry text only.',
  });
  return null;
}

/** The text of a file that must exist; `null` after adding that it does not. */
export function readExpected(
  root: string,
  file: string,
  what: string,
  problems: Problems,
): string | null {
  if (existsSync(join(root, file))) return readTextFile(root, file, problems);
  problems.add({
    rule: 'missing-file',
    file,
    expected: what,
    found: 'no such file',
    fix: 'Write it, or take out the folder that asks for it.',
  });
  return null;
}
