/** Where the tab has been. */
import type { PageRequest } from './exchange.ts';

/** A place that the tab has been to. */
export interface HistoryEntry {
  readonly url: URL;
  /** Which of the tab's documents it shows; several entries may belong to one. */
  readonly document: number;
  /** The document's own number for it, by which it finds the state that it pushed. */
  readonly key: number;
  /** How the document was asked for; going back to one that is gone asks again. */
  readonly request: PageRequest;
}

/** Oldest entries are forgotten beyond this. */
const MOST = 100;

/** Where the tab has been, and where it is among that. */
export class TabHistory {
  #entries: HistoryEntry[] = [];
  #at = -1;

  get current(): HistoryEntry | undefined {
    return this.#entries[this.#at];
  }

  /** What stands `by` entries after the current one, or before it. */
  peek(by: number): HistoryEntry | undefined {
    return this.#entries[this.#at + by];
  }

  /** Adds an entry after the current one; what came after it is gone. */
  push(entry: HistoryEntry): void {
    this.#entries = [...this.#entries.slice(0, this.#at + 1), entry].slice(-MOST);
    this.#at = this.#entries.length - 1;
  }

  /** Puts an entry in the place of the current one. */
  replace(entry: HistoryEntry): void {
    if (this.#at < 0) this.push(entry);
    else this.#entries[this.#at] = entry;
  }

  /** Moves; what is there now, or `undefined` when that would be beyond an end, and then nothing moved. */
  go(by: number): HistoryEntry | undefined {
    const entry = this.peek(by);
    if (entry) this.#at += by;
    return entry;
  }

  /** Gives every entry of a document that was loaded anew the number of its successor. */
  renew(before: number, document: number): void {
    this.#entries = this.#entries.map((entry) =>
      entry.document === before ? { ...entry, document } : entry,
    );
  }
}
