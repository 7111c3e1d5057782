import { watch } from 'node:fs';
import type { Files } from '../runner/host.ts';
import { differing, readProject } from './project.ts';

/** What to watch, and how often to look by itself. */
export interface WatchOptions {
  readonly folder: string;
  /** Paths that belong to the project whatever they are called. */
  readonly known: readonly string[];
  readonly signal: AbortSignal;
  /** Look in intervals only, for disks whose events are not to be trusted. */
  readonly poll: boolean;
}

/** Pause after an event, ms: an editor may write a file in several parts. */
const SETTLE = 60;
/** Time between two looks, ms: alone, and beside file events. */
const LOOK_ALONE = 300;
const LOOK_BESIDE = 1000;

/**
 * Calls `onChange` with the paths whose text changed, until the signal aborts. File events make it quick; looking at
 * the files in intervals makes it work where events never arrive (network drives, WSL's Windows drives, containers).
 * Resolves once the first look is done, so that no later change is missed.
 */
export async function watchProject(
  { folder, known, signal, poll }: WatchOptions,
  onChange: (changed: readonly string[], files: Files) => void,
): Promise<void> {
  let seen = await readProject(folder, known);
  if (signal.aborted) return;
  let looking = false;
  let again = false;
  let settling: NodeJS.Timeout | undefined;

  const timer = setInterval(look, poll ? LOOK_ALONE : LOOK_BESIDE);
  if (!poll) listen();
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    clearTimeout(settling);
  });

  function listen(): void {
    try {
      const watcher = watch(folder, { recursive: true, signal }, () => {
        clearTimeout(settling);
        settling = setTimeout(look, SETTLE);
      });
      watcher.on('error', () => watcher.close()); // The intervals go on.
    } catch {
      // No events on this disk, or none left to have (inotify's limit): the intervals do.
    }
  }

  async function look(): Promise<void> {
    if (looking) {
      again = true;
      return;
    }
    looking = true;
    try {
      const files = await readProject(folder, known);
      const changed = differing(seen, files);
      seen = files;
      if (changed.length > 0 && !signal.aborted) onChange(changed, files);
    } catch {
      // A file that was renamed or locked at this moment is read at the next look.
    } finally {
      looking = false;
      if (again && !signal.aborted) {
        again = false;
        void look();
      }
    }
  }
}
