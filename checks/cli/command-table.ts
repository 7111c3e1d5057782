import type { Command } from './command.ts';

/** A command's line in the general help, and the way to load it: only the one that runs is loaded. */
export interface CommandEntry {
  readonly summary: string;
  load(): Promise<{ readonly command: Command }>;
}

/** Every command by its name, in the order in which `--help` lists them. */
export const commandTable: Readonly<Record<string, CommandEntry>> = {
  list: {
    summary: 'lessons and steps, and how far you are',
    load: () => import('./commands/list.ts'),
  },
  start: {
    summary: 'write the files a step starts from into workspace/',
    load: () => import('./commands/start.ts'),
  },
  check: {
    summary: "run a step's checks on your files",
    load: () => import('./commands/check.ts'),
  },
  watch: {
    summary: 'check again each time you save',
    load: () => import('./commands/watch.ts'),
  },
  hint: {
    summary: 'the next hint for the task you are on',
    load: () => import('./commands/hint.ts'),
  },
  diff: {
    summary: 'your files beside the solution',
    load: () => import('./commands/diff.ts'),
  },
  solution: {
    summary: "print a step's solution",
    load: () => import('./commands/solution.ts'),
  },
  next: {
    summary: 'go on to the next step',
    load: () => import('./commands/next.ts'),
  },
  reset: {
    summary: 'start the current step again from its starter',
    load: () => import('./commands/reset.ts'),
  },
  undo: {
    summary: 'bring back the files that start, next, reset or solution replaced',
    load: () => import('./commands/undo.ts'),
  },
  export: {
    summary: 'everything you have, as one file for the pages or another machine',
    load: () => import('./commands/export.ts'),
  },
  import: {
    summary: 'read such a file: progress is added, code comes into workspace/',
    load: () => import('./commands/import.ts'),
  },
  doctor: {
    summary: 'look for what could be wrong with the installation',
    load: () => import('./commands/doctor.ts'),
  },
  verify: {
    summary: 'for authors: prove that every step works as it says',
    load: () => import('./commands/verify.ts'),
  },
};
