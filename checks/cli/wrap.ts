/** Where a wrapped text starts on its first line and on the ones that follow. */
export interface Margins {
  readonly first?: string;
  readonly rest?: string;
}

/**
 * Breaks a text at spaces so that no line is wider than `width` columns, margins included. Line breaks in the text
 * stay, and so does the indentation after them; a word that is wider than the line is never cut, so that an address
 * or a file's place can still be copied.
 */
export function wrap(
  text: string,
  width: number,
  { first = '', rest = first }: Margins = {},
): string {
  const lines: string[] = [];
  for (const source of text.split('\n')) {
    const indent = /^ */.exec(source)?.[0] ?? '';
    let line = indent;
    let empty = true;
    for (const word of source.trim().split(/ +/)) {
      const margin = lines.length === 0 ? first : rest;
      if (!empty && margin.length + line.length + 1 + word.length > width) {
        lines.push(line);
        line = indent + word;
      } else line += empty ? word : ` ${word}`;
      empty = false;
    }
    lines.push(line);
  }
  return lines.map((line, at) => ((at === 0 ? first : rest) + line).trimEnd()).join('\n');
}
