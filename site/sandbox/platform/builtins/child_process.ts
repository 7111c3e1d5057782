/** `node:child_process`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { exec, execFile, execFileSync, execSync, fork, spawn, spawnSync, ChildProcess } =
  unavailableMembers(
    'node:child_process',
    ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync', 'ChildProcess'],
    'one program runs at a time; do the work in this one, or run the project with Node',
  );
