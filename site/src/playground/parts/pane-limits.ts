/** Between which shares a border can stand; percent of both panes together. */
export interface Limits {
  readonly least: number;
  readonly most: number;
}

/** The limits that leave both panes usable; where there is not room for both, the border stands in the middle. */
export function limitsOf([before, after]: readonly [number, number], length: number): Limits {
  if (length <= 0) return { least: 0, most: 100 };
  // Whole percents, as they are kept; the style sheets hold the last pixel.
  const least = Math.floor((before / length) * 100);
  const most = Math.ceil(100 - (after / length) * 100);
  return least <= most ? { least, most } : { least: 50, most: 50 };
}

/** The nearest share within the limits. */
export function within(share: number, { least, most }: Limits): number {
  return Math.min(most, Math.max(least, share));
}

/** Whether a border dragged to `share` folds the pane away that is gone at `folded`: past half of its least size. */
export function foldsAt(share: number, folded: number, { least, most }: Limits): boolean {
  return folded === 0 ? share < least / 2 : share > most + (100 - most) / 2;
}
