/** The one door to what is kept on the learner's device. `openLearner()` answers at once; its methods wait for the storage. */
import type { Files } from '../../../checks/runner/host.ts';
import { type Answers, createAnswers } from './answers.ts';
import {
  type Backup,
  type Decide,
  EXPORTED,
  exportBackup,
  type Imported,
  importBackup,
  parseBackup,
} from './backup.ts';
import { storageOrNull } from './browser-storage.ts';
import { type Change, createChanges } from './changes.ts';
import type { DraftSession, DraftSessionEvents } from './draft-session.ts';
import { createDrafts, type Drafts } from './drafts.ts';
import { createHints, type Hints } from './hints.ts';
import { indexedShelf } from './indexed-shelf.ts';
import { createLastRuns, type LastRuns } from './last-runs.ts';
import { lastingShelf } from './lasting-shelf.ts';
import { createProgress, type Progress } from './progress.ts';
import { createReviews, type Reviews } from './reviews.ts';
import { createSettings, type SettingsStore } from './settings.ts';
import { type Trouble, trouble } from './trouble.ts';
import { createVersions, type Versions } from './versions.ts';

/** Everything that is kept for a learner. */
export interface Learner {
  readonly drafts: Drafts;
  readonly versions: Versions;
  readonly progress: Progress;
  readonly hints: Hints;
  readonly answers: Answers;
  readonly settings: SettingsStore;
  readonly reviews: Reviews;
  readonly lastRuns: LastRuns;
  /** Opens a step's files for editing in this tab; saved on their own until `close`. */
  openDraft(step: string, starter: Files, events: DraftSessionEvents): Promise<DraftSession>;
  /** Why work is not being kept, or null while all is well. */
  readonly trouble: Trouble | null;
  /** Called at once when there is trouble already. Returns the function that stops listening. */
  onTrouble(listener: (trouble: Trouble) => void): () => void;
  /** Every change, in this tab and in others. Returns the function that stops listening. */
  onChange(listener: (change: Change) => void): () => void;
  exportBackup(): Promise<Backup>;
  /**
   * Merges a backup, as `importBackup` says; null when `decide` gave up.
   * @throws TypeError with a sentence when `value` is not a backup.
   */
  importBackup(value: unknown, decide: Decide): Promise<Imported | null>;
}

const NAME = 'groundwork';

let opened: Learner | undefined;

/** The learner of this page; always the same one, so every component sees the same state. */
export function openLearner(): Learner {
  opened ??= createLearner();
  return opened;
}

function createLearner(): Learner {
  // Known to this page load only: a duplicated tab copies sessionStorage, so a lasting id would be shared by two.
  const tab = Math.random().toString(36).slice(2, 10);
  const listeners = new Set<(trouble: Trouble) => void>();
  let current: Trouble | null = null;
  const onTrouble = (found: Trouble): void => {
    // Damage to one record is the least of the troubles and never hides another.
    if (current && found.kind === 'damaged') return;
    current = found;
    for (const listener of [...listeners]) listener(found);
  };

  const shelf = lastingShelf(
    indexedShelf(NAME, {
      onDamaged: () => onTrouble(trouble('damaged')),
      onWanted: async () => {
        await flushAll();
        await shelf.giveUp(trouble('closed'));
      },
      onClosed: () => void shelf.giveUp(trouble('closed')),
    }),
    onTrouble,
  );
  const changes = createChanges(
    typeof BroadcastChannel === 'function' ? new BroadcastChannel(NAME) : null,
  );
  const versions = createVersions(shelf, changes);
  const drafts = createDrafts(shelf, changes, tab);
  const sessions = new Set<DraftSession>();

  const flushAll = async (): Promise<void> => {
    await Promise.all([...sessions].map((session) => session.flush()));
  };

  addEventListener('pagehide', () => {
    for (const session of sessions) session.keepUnsaved();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') void flushAll();
  });

  return {
    drafts,
    versions,
    progress: createProgress(shelf, changes),
    hints: createHints(shelf, changes),
    answers: createAnswers(shelf, changes),
    settings: createSettings(shelf, changes, storageOrNull('localStorage')),
    reviews: createReviews(shelf, changes),
    lastRuns: createLastRuns(shelf, changes),
    async openDraft(step, starter, events) {
      const { openTabSession } = await import('./tab-session.ts');
      const lasts = () => shelf.lasts;
      const tools = { drafts, versions, changes, lasts, tab };
      const session = await openTabSession(step, starter, events, tools);
      sessions.add(session);
      const close = session.close;
      session.close = async () => {
        await close();
        sessions.delete(session);
      };
      return session;
    },
    get trouble() {
      return current;
    },
    onTrouble(listener) {
      listeners.add(listener);
      if (current) listener(current);
      return () => listeners.delete(listener);
    },
    onChange: (listener) => changes.listen(listener),
    async exportBackup() {
      await flushAll();
      return exportBackup(shelf);
    },
    async importBackup(value, decide) {
      const backup = parseBackup(value);
      await flushAll();
      const imported = await importBackup(shelf, versions, backup, decide);
      if (!imported) return null;
      for (const store of EXPORTED) {
        for (const record of backup[store]) changes.announce(store, record.key, 'elsewhere');
      }
      return imported;
    },
  };
}
