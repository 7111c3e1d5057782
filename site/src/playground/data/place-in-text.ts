/** Where a character of a statement stands, for somebody who reads it. */
export interface PlaceInText {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** From 0, in UTF-16 code units, as text fields count. */
  readonly offset: number;
  /** The line itself, with a mark below the place. */
  readonly snippet: string;
}

/** Most characters of the line on each side of the place. */
const AROUND = 60;

/** @param position from 1, in characters, as PostgreSQL counts */
export function placeInText(text: string, position: number): PlaceInText {
  const before = [...text].slice(0, position - 1).join('');
  const start = before.lastIndexOf('\n') + 1;
  const end = text.indexOf('\n', before.length);
  const line = text.slice(start, end < 0 ? undefined : end);
  const at = before.length - start;
  const from = Math.max(0, at - AROUND);
  const shown = line.slice(from, at + AROUND);
  return {
    line: before.split('\n').length,
    column: [...before.slice(start)].length + 1,
    offset: before.length,
    // Tabs stay tabs, so that the mark stands below the place.
    snippet: `${shown}\n${line.slice(from, at).replace(/[^\t]/g, ' ')}^`,
  };
}
