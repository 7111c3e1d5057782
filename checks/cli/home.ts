import { join } from 'node:path';

/** Where the learner's files lie: the project that the current step is worked on in. */
export function workspaceFolder(root: string): string {
  return join(root, 'workspace');
}

/** What the command line keeps beside it: progress and backups. It survives when the workspace is deleted. */
export function homeFolder(root: string): string {
  return join(root, '.groundwork');
}
