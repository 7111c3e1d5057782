/** The project's own source files, for rules that hold for each of them. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** What learners read and write, and courses and apps that tests are tried on. */
const CONTENT =
  /^(lessons\/\d|lessons\/fixtures\/|lessons\/given\.ts|solutions\/|checks\/\d.*\.(alt|wrong)\/|checks\/conformance\/(provided|traced)\/)/;

/**
 * Paths from the root of every file with one of these endings that is committed or about to be, without the course's content.
 * @throws when this is no checkout of git
 */
export function sourceFiles(endings: readonly string[]): string[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--deduplicate'],
    { cwd: root, encoding: 'utf8', maxBuffer: 1e8 },
  );
  const deleted = execFileSync('git', ['ls-files', '--deleted'], { cwd: root, encoding: 'utf8' });
  const gone = new Set(deleted.split('\n'));
  return listed
    .split('\n')
    .filter(
      (file) => endings.includes(path.extname(file)) && !CONTENT.test(file) && !gone.has(file),
    );
}
