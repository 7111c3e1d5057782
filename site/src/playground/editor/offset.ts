import type { Text } from '@codemirror/state';

/** The offset of a place (line and column from 1), or the nearest one that exists: the code may have changed since the run. */
export function offsetOf(
  doc: Text,
  place: { readonly line: number; readonly column: number },
): number {
  const line = doc.line(Math.min(Math.max(1, place.line), doc.lines));
  return Math.min(line.from + Math.max(0, place.column - 1), line.to);
}
