/**
 * Edits that were typed but not yet saved when the page went away. IndexedDB answers too late for a page that is
 * being closed; localStorage writes before `pagehide` returns. Also the second place for edits while IndexedDB refuses.
 * Each tab has entries of its own; an entry stays until whoever found it has saved what it holds.
 */
import type { Files } from '../../../checks/runner/host.ts';

/** One unsaved edit: the files, and the revision that they were built on. */
export interface JournalEntry {
  readonly files: Files;
  readonly built: number;
  /** When it was written; milliseconds since 1970. */
  readonly at?: number;
}

/** An entry that some tab left behind. */
export interface FoundEntry extends JournalEntry {
  /** The draft's key: the step's id, or that of a copy. */
  readonly key: string;
  /** To be handed to `drop` once its files are safe. */
  readonly name: string;
}

/** What was typed and may not be saved yet, where a closing tab can still write. */
export interface Journal {
  /** Keeps this tab's entry for one draft; answers whether the browser took it. */
  write(key: string, entry: JournalEntry): boolean;
  /** The same on every key that is typed: not where the files are so large that it could be felt. */
  writeSmall(key: string, entry: JournalEntry): void;
  /** Forgets this tab's entry: its files are saved. */
  clear(key: string): void;
  /** Every entry for a step and its copies, from whichever tab; those that cannot be read are removed. */
  of(step: string): readonly FoundEntry[];
  drop(name: string): void;
}

/** Characters of code that are written in well under a millisecond. */
const SMALL = 200_000;

const PREFIX = 'groundwork:unsaved:';

/** `storage` is null where the browser refuses it; then the last 250 ms before the page is left may be lost. */
export function createJournal(storage: Storage | null, tab: string): Journal {
  const nameOf = (key: string) => `${PREFIX}${key}#${tab}`;
  const drop = (name: string): void => {
    try {
      storage?.removeItem(name);
    } catch {
      // What cannot be removed is read again at the next visit and found to be saved.
    }
  };
  const write = (key: string, entry: JournalEntry): boolean => {
    try {
      storage?.setItem(nameOf(key), JSON.stringify({ ...entry, at: Date.now() }));
      return storage !== null;
    } catch {
      // Full: the regular save still runs, only the last moment is unprotected.
      return false;
    }
  };
  return {
    write,
    writeSmall(key, entry) {
      const size = Object.values(entry.files).reduce((sum, text) => sum + text.length, 0);
      if (size <= SMALL) write(key, entry);
    },
    clear: (key) => drop(nameOf(key)),
    of(step) {
      const found: FoundEntry[] = [];
      for (const name of namesIn(storage)) {
        const key = keyOf(name);
        if (key !== step && !key?.startsWith(`${step}~`)) continue;
        const entry = parseEntry(storage?.getItem(name) ?? '');
        if (entry) found.push({ ...entry, key, name });
        else drop(name);
      }
      // Newest first: it is the one to go on with.
      return found.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0));
    },
    drop,
  };
}

function namesIn(storage: Storage | null): readonly string[] {
  try {
    return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
  } catch {
    return [];
  }
}

/** The draft's key in `groundwork:unsaved:<key>#<tab>`; `undefined` for what is none of ours. */
function keyOf(name: string): string | undefined {
  const end = name.lastIndexOf('#');
  return name.startsWith(PREFIX) && end > 0 ? name.slice(PREFIX.length, end) : undefined;
}

function parseEntry(text: string): JournalEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  if (!('files' in value) || !('built' in value) || typeof value.built !== 'number') return null;
  const { files, built } = value;
  const at = 'at' in value && typeof value.at === 'number' ? value.at : 0;
  if (typeof files !== 'object' || files === null) return null;
  const entries = Object.entries(files);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    return null;
  }
  return { files: Object.fromEntries(entries), built, at };
}
