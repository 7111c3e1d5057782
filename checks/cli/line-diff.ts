/** One line of a comparison: in both texts, only in the first, or only in the second. */
export interface DiffLine {
  readonly kind: 'both' | 'first' | 'second';
  readonly text: string;
  /** Line numbers from 1; 0 in the text that does not have the line. */
  readonly first: number;
  readonly second: number;
}

/** The shortest way from one text to the other, line by line (the longest common subsequence of lines). */
export function diffLines(one: string, other: string): DiffLine[] {
  const first = toLines(one);
  const second = toLines(other);
  const common = commonLengths(first, second);
  const lines: DiffLine[] = [];
  let row = 0;
  let column = 0;
  while (row < first.length || column < second.length) {
    const text = first[row];
    if (text !== undefined && text === second[column]) {
      lines.push({ kind: 'both', text, first: ++row, second: ++column });
    } else if (text !== undefined && at(common, row + 1, column) >= at(common, row, column + 1)) {
      lines.push({ kind: 'first', text, first: ++row, second: 0 });
    } else if (column < second.length) {
      lines.push({ kind: 'second', text: second[column] ?? '', first: 0, second: ++column });
    } else lines.push({ kind: 'first', text: text ?? '', first: ++row, second: 0 });
  }
  return lines;
}

/** Changed lines with `context` unchanged lines around them, cut into runs. */
export function hunks(lines: readonly DiffLine[], context = 3): DiffLine[][] {
  const found: DiffLine[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'both') continue;
    const from = Math.max(0, index - context, last + 1);
    const to = Math.min(lines.length - 1, index + context);
    const joined = found.at(-1);
    if (joined && from <= last + 1) joined.push(...lines.slice(last + 1, to + 1));
    else found.push(lines.slice(from, to + 1));
    last = to;
  }
  return found;
}

/** The end of the file is no line of its own. */
function toLines(text: string): string[] {
  if (text === '') return [];
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}

/** Entry (row, column): how many lines the two rests have in common from there on. */
function commonLengths(first: readonly string[], second: readonly string[]): number[][] {
  const table: number[][] = Array.from({ length: first.length + 1 }, () => []);
  for (let row = first.length - 1; row >= 0; row--) {
    const here = table[row] ?? [];
    for (let column = second.length - 1; column >= 0; column--) {
      here[column] =
        first[row] === second[column]
          ? at(table, row + 1, column + 1) + 1
          : Math.max(at(table, row + 1, column), at(table, row, column + 1));
    }
  }
  return table;
}

function at(table: readonly (readonly number[])[], row: number, column: number): number {
  return table[row]?.[column] ?? 0;
}
