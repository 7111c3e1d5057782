/** Finds what tabs that are gone left behind for a step, so that opening the step loses none of it. */
import type { Files } from '../../../checks/runner/host.ts';
import type { Drafts } from './drafts.ts';
import { draftLock } from './edit-lock.ts';
import type { FoundEntry, Journal } from './journal.ts';
import { sameFiles } from './same-files.ts';
import type { Versions } from './versions.ts';

interface Tools {
  readonly drafts: Drafts;
  readonly versions: Versions;
  readonly journal: Journal;
  readonly lasts: () => boolean;
  readonly locks: Partial<Pick<LockManager, 'query'>> | undefined;
}

/** A draft as it was just read. */
interface Opened {
  readonly step: string;
  readonly key: string;
  readonly files: Files;
  readonly built: number;
}

/**
 * Reads the journal of a step. The entry that continues the opened draft is answered, to be edited and saved on; every
 * other one that holds something new becomes an earlier version.
 */
export async function recoverUnsaved(
  { step, key, files, built }: Opened,
  { versions, journal, lasts, locks }: Omit<Tools, 'drafts'>,
): Promise<FoundEntry | null> {
  // What is kept in memory only is not safe yet: the entry stays for the next visit.
  const drop = (name: string): void => {
    if (lasts()) journal.drop(name);
  };
  let goesOn: FoundEntry | null = null;
  const entries = journal.of(step);
  const others = entries.some((entry) => entry.key !== key);
  const taken = others ? await heldLocks(locks) : new Set();
  for (const entry of entries) {
    // Another draft of the step that its tab is typing in right now.
    if (entry.key !== key && taken.has(draftLock(entry.key))) continue;
    if (entry.key === key && sameFiles(entry.files, files)) drop(entry.name);
    else if (!goesOn && entry.key === key && entry.built === built) goesOn = entry;
    else {
      await versions.keep(step, entry.files, 'unsaved');
      drop(entry.name);
    }
  }
  return goesOn;
}

/**
 * Copies are known to their own tab only. One whose tab is gone becomes an earlier version of the step, where the
 * learner finds it; without Web Locks nobody can tell which tabs are gone, so there the copy also stays.
 */
export async function recoverCopies(
  { step, key }: Pick<Opened, 'step' | 'key'>,
  { drafts, versions, locks }: Tools,
): Promise<void> {
  const copies = (await drafts.all(`${step}~`)).filter((copy) => copy.key !== key);
  if (copies.length === 0) return;
  const taken = await heldLocks(locks);
  for (const copy of copies) {
    if (taken.has(draftLock(copy.key))) continue;
    const known = await versions.of(step);
    if (!known.some(({ files }) => sameFiles(files, copy.files))) {
      await versions.keep(step, copy.files, 'copy');
    }
    if (locks?.query) await drafts.forget(copy.key);
  }
}

async function heldLocks(locks: Tools['locks']): Promise<ReadonlySet<string | undefined>> {
  const { held = [] } = (await locks?.query?.()) ?? {};
  return new Set(held.map(({ name }) => name));
}
