/** Where compiled columns came from, so that a stack names the learner's own column. Lines never move. */
import type MagicString from 'magic-string';
import type { LineColumns } from './compiled.ts';

type Segment = readonly [compiled: number, original: number];

/** An imported name that is called: `fail(x)` became `(0,__i0.fail)(x)`. Line from 1, columns from 0. */
export interface CalledImport {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** The columns of every line of an edited text; `null` for lines in which nothing moved. */
export function columnsOf(text: MagicString, calls: readonly CalledImport[]): LineColumns[] {
  // The engine places a call of a plain name at the name, but one of a parenthesised callee at its arguments.
  const names = new Map(calls.map(({ line, start, end }) => [`${line}:${end}`, start]));
  const { mappings } = text.generateDecodedMap({ hires: 'boundary' });
  return mappings.map((line, index) => {
    const segments = line.flatMap((segment): Segment[] =>
      segment.length === 1
        ? []
        : [[segment[0], names.get(`${index + 1}:${segment[3]}`) ?? segment[3]]],
    );
    return segments.every(([compiled, original]) => compiled === original) ? null : segments;
  });
}

/** The original column (from 1) of a compiled one (from 1): that of the token it lies in. */
export function originalColumn(columns: LineColumns | undefined, column: number): number {
  if (!columns) return column;
  let found: Segment | undefined;
  for (const segment of columns) {
    if (segment[0] > column - 1) break;
    found = segment;
  }
  return found ? found[1] + 1 : column;
}
