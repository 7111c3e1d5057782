/**
 * Edits that were typed but not yet saved when the page went away. IndexedDB answers too late for a page that is
 * being closed; localStorage writes before `pagehide` returns. Read back, saved properly and emptied at the next visit.
 */
import type { Files } from '../../../checks/runner/host.ts';

/** One unsaved edit: the files, and the revision that they were built on. */
export interface JournalEntry {
  readonly files: Files;
  readonly built: number;
}

export interface Journal {
  write(key: string, entry: JournalEntry): void;
  /** Reads and empties the entry of one draft. */
  take(key: string): JournalEntry | null;
}

const PREFIX = 'groundwork:unsaved:';

/** `storage` is null where the browser refuses it; then the last 300 ms before a crash may be lost. */
export function createJournal(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null,
): Journal {
  return {
    write(key, entry) {
      try {
        storage?.setItem(PREFIX + key, JSON.stringify(entry));
      } catch {
        // Full: the regular save still runs, only the last moment is unprotected.
      }
    },
    take(key) {
      try {
        const text = storage?.getItem(PREFIX + key);
        if (text === null || text === undefined) return null;
        storage?.removeItem(PREFIX + key);
        return parseEntry(JSON.parse(text));
      } catch {
        return null;
      }
    },
  };
}

function parseEntry(value: unknown): JournalEntry | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('files' in value) || !('built' in value) || typeof value.built !== 'number') return null;
  const { files, built } = value;
  if (typeof files !== 'object' || files === null) return null;
  const entries = Object.entries(files);
  if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) {
    return null;
  }
  return { files: Object.fromEntries(entries), built };
}
