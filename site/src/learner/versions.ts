import type { Files } from '../../../checks/runner/host.ts';
import type { Changes } from './changes.ts';
import type { Version, VersionReason } from './records.ts';
import { sameFiles } from './same-files.ts';
import type { Shelf } from './shelf.ts';

/** Earlier versions kept per step; the oldest check run goes when another comes, and only then the oldest of the rest. About 5 kB each. */
export const VERSIONS_PER_STEP = 20;

/** Earlier versions of the learner's files, so that no run, reset or second tab ever costs work. */
export interface Versions {
  /** Newest first. */
  of(step: string): Promise<readonly Version[]>;
  /** Keeps `files`, unless the newest version already holds exactly them for the same reason. */
  keep(
    step: string,
    files: Files,
    why: VersionReason,
    result?: Version['result'],
  ): Promise<Version>;
}

/** A key that sorts by step, then age; the random tail keeps two tabs in one millisecond apart. */
export function versionKey(step: string, at: number, random: number): string {
  const tail = Math.floor(random * 36 ** 4).toString(36);
  return `${step}@${at.toString().padStart(15, '0')}-${tail.padStart(4, '0')}`;
}

/** The earlier versions on a shelf. */
export function createVersions(shelf: Shelf, changes: Changes): Versions {
  const oldestFirst = (step: string): Promise<readonly Version[]> =>
    shelf.all('versions', `${step}@`);
  return {
    of: async (step) => [...(await oldestFirst(step))].reverse(),
    async keep(step, files, why, result) {
      const kept = await oldestFirst(step);
      const newest = kept.at(-1);
      if (newest?.why === why && newest.result === result && sameFiles(newest.files, files)) {
        return newest;
      }
      const at = Date.now();
      const version: Version = {
        key: versionKey(step, at, Math.random()),
        step,
        files,
        why,
        at,
        ...(result ? { result } : {}),
      };
      await shelf.change('versions', version.key, () => version);
      // Versions of check runs go first: the others were kept because something could have been lost.
      const spare = [
        ...kept.filter((old) => old.why === 'check'),
        ...kept.filter((old) => old.why !== 'check'),
      ];
      for (const old of spare.slice(0, Math.max(0, kept.length + 1 - VERSIONS_PER_STEP))) {
        await shelf.change('versions', old.key, () => undefined);
      }
      changes.announce('versions', step);
      return version;
    },
  };
}
