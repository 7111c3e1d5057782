import type { Files } from '../../../checks/runner/host.ts';
import type { Changes } from './changes.ts';
import type { Draft } from './records.ts';
import type { Shelf } from './shelf.ts';

/** What became of a save. Refused: another tab saved in between; `now` is what it saved. */
export type SaveOutcome =
  | { readonly saved: true; readonly now: Draft }
  | { readonly saved: false; readonly now: Draft };

/** The learner's files by step. A page that edits goes through `openDraftSession`, which saves in time and minds other tabs. */
export interface Drafts {
  get(key: string): Promise<Draft | undefined>;
  /** All drafts, or those whose key starts with `prefix`. */
  all(prefix?: string): Promise<readonly Draft[]>;
  /**
   * Saves `files` when the draft still has the revision that they were built on (0: there was none), and also when there
   * is no draft any more: whatever took it away, there is nothing to overwrite.
   */
  save(draft: { key: string; step: string; files: Files; built: number }): Promise<SaveOutcome>;
  /** Saves over whatever is there; the caller has kept that as an earlier version. */
  overwrite(draft: { key: string; step: string; files: Files }): Promise<Draft>;
  forget(key: string): Promise<void>;
}

/** The drafts on a shelf, saved by this tab. */
export function createDrafts(shelf: Shelf, changes: Changes, tab: string): Drafts {
  const write = async (
    { key, step, files }: { key: string; step: string; files: Files },
    built: number,
    allows: (now: Draft | undefined) => boolean,
  ): Promise<SaveOutcome> => {
    let saved = false;
    const at = Date.now();
    const fresh = (revision: number): Draft => ({ key, step, files, revision, tab, at });
    const now = await shelf.change('drafts', key, (before) => {
      saved = allows(before);
      return saved ? fresh(Math.max(before?.revision ?? 0, built) + 1) : before;
    });
    if (saved) changes.announce('drafts', key);
    return { saved, now: now ?? fresh(1) };
  };
  return {
    get: (key) => shelf.get('drafts', key),
    all: (prefix) => shelf.all('drafts', prefix),
    save: ({ built, ...draft }) =>
      write(draft, built, (before) => before === undefined || before.revision === built),
    overwrite: async (draft) => (await write(draft, 0, () => true)).now,
    async forget(key) {
      await shelf.change('drafts', key, () => undefined);
      changes.announce('drafts', key);
    },
  };
}
