/** How old an edit must be when a fault strikes to be safe from it, ms: what the course promises. */
export const SAFE_AFTER = 500;

interface Edit {
  /** A text that occurs nowhere else. */
  readonly mark: string;
  readonly tab: string;
  /** When the page had taken it, ms on this process's clock. */
  readonly at: number;
}

/** What was typed in one round, and when each tab came to its end. */
export class Ledger {
  readonly #edits: Edit[] = [];
  readonly #ends = new Map<string, number>();
  #count = 0;

  /** A text for the next edit, unlike any other of this round. */
  nextMark(tab: string): string {
    this.#count += 1;
    return `\n// ${tab} wrote line ${this.#count};`;
  }

  typed(tab: string, mark: string): void {
    this.#edits.push({ mark, tab, at: performance.now() });
  }

  /** A fault strikes the tab now. `kind` says what the promise covers: an orderly end costs nothing at all. */
  ends(tab: string, kind: 'fault' | 'orderly' = 'fault'): void {
    const limit = kind === 'orderly' ? Number.POSITIVE_INFINITY : performance.now() - SAFE_AFTER;
    this.#ends.set(tab, Math.min(limit, this.#ends.get(tab) ?? Number.POSITIVE_INFINITY));
  }

  get count(): number {
    return this.#edits.length;
  }

  /** The edits that were promised to be kept. A tab that still lives has promised every one. */
  get promised(): readonly Edit[] {
    return this.#edits.filter(
      ({ tab, at }) => at <= (this.#ends.get(tab) ?? Number.POSITIVE_INFINITY),
    );
  }

  /** The promised edits that none of the texts holds. */
  lost(texts: readonly string[]): readonly string[] {
    return this.promised
      .filter(({ mark }) => !texts.some((text) => text.includes(mark)))
      .map(({ mark }) => mark.trim());
  }
}
