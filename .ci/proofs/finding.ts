/** What a proof found wrong, told so that it can be put right. */
export interface Finding {
  /** A file, an address, a package. */
  readonly where: string;
  /** What is wrong there, in a sentence. */
  readonly problem: string;
  /** What to do about it, in a sentence. */
  readonly fix: string;
}

/** A proof that needs no browser: it looks at what is there and tells what does not hold. */
export interface Proof {
  /** What it looked at, for the closing line: '37 pages, 1,204 links'. */
  readonly looked: string;
  readonly findings: readonly Finding[];
}
