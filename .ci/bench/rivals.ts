/** Packages that only the bench needs, installed when it first asks for them: exact versions, outside the project. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const versions = { 'monaco-editor': '0.57.0', lighthouse: '13.5.0', unenv: '2.0.0-rc.25' } as const;

/** Folder of an installed rival, below `.cache/rivals/`. @throws {Error} when npm cannot install it */
export function rival(root: string, name: keyof typeof versions): string {
  const home = path.join(root, '.cache/rivals', `${name}-${versions[name]}`);
  const folder = path.join(home, 'node_modules', name);
  if (existsSync(path.join(folder, 'package.json'))) return folder;
  mkdirSync(home, { recursive: true });
  // Without a package.json of its own, npm would install into the project.
  writeFileSync(path.join(home, 'package.json'), '{ "private": true }\n');
  execFileSync(
    'npm',
    ['install', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${versions[name]}`],
    { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  return folder;
}
