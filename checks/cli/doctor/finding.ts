/** What one look of the doctor found. `note`: it works, but something is worth knowing. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'problem';
  /** What was looked at, in one or two words. */
  readonly about: string;
  /** What was found, as a sentence. */
  readonly found: string;
  /** What to do about it, as a sentence. */
  readonly todo?: string;
}

/** One look; it never throws for what it was made to find. */
export type Look = (root: string) => Promise<Finding>;
