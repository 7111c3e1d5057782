import { type Dirent, existsSync, readdirSync } from 'node:fs';

/** Entries of a folder in order of their names; none when it is not there. Finder's leavings are not content. */
export function entriesOf(folder: string): Dirent[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.name !== '.DS_Store')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
