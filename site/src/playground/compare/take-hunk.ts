/** Where two texts differ: offsets of whole lines, the ends exclusive; an end beyond the text means its last line. */
export interface Hunk {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
}

/** The text `a` with one hunk as `b` has it. */
export function takeHunk(a: string, b: string, { fromA, toA, fromB, toB }: Hunk): string {
  const middle = b.slice(fromB, toB);
  // The last line has no line end of its own, so the one before it comes or goes.
  const head =
    toA <= a.length
      ? a.slice(0, fromA)
      : fromB > b.length
        ? a.slice(0, Math.max(0, fromA - 1))
        : fromA > a.length
          ? `${a}\n`
          : a.slice(0, fromA);
  return head + middle + a.slice(toA);
}
