/** Replaces a passage that a patch quotes, wherever in the file it stands and however deep it is indented there. */

/** The text with its passage replaced, or how often the passage was found when that was not once. */
export type Replaced = { readonly text: string } | { readonly times: number };

/**
 * Replaces the only occurrence of `passage` in `source`.
 *
 * A passage of several lines is quoted from the left edge: the indentation of the line on which it begins is added to
 * the lines after the first, of the passage and of what replaces it. A passage that carries its indentation itself
 * is found as well, and then so must what replaces it. Nothing in place of whole lines takes the lines out.
 */
export function replaceOnce(source: string, passage: string, replacement: string): Replaced {
  const places = placesOf(source, passage);
  const [place] = places;
  if (place === undefined || places.length > 1) return { times: places.length };
  const { indent } = place;
  let { start, end } = place;
  const lineStart = source.lastIndexOf('\n', start - 1) + 1;
  const isWholeLines =
    source.slice(lineStart, start).trim() === '' && /^(\n|$)/.test(source.slice(end));
  if (replacement === '' && isWholeLines) {
    start = lineStart;
    end += 1;
  }
  return { text: source.slice(0, start) + indented(replacement, indent) + source.slice(end) };
}

interface Place {
  readonly start: number;
  readonly end: number;
  /** What was added to the lines after the first. */
  readonly indent: string;
}

function placesOf(source: string, passage: string): Place[] {
  const places: Place[] = [];
  const firstLine = passage.split('\n', 1)[0] ?? '';
  for (
    let start = source.indexOf(firstLine);
    start !== -1 && start < source.length;
    start = source.indexOf(firstLine, start + 1)
  ) {
    const line = source.slice(source.lastIndexOf('\n', start - 1) + 1, start);
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    const found = [indent, ''].find((added) => source.startsWith(indented(passage, added), start));
    if (found !== undefined)
      places.push({ start, end: start + indented(passage, found).length, indent: found });
  }
  return places;
}

/** `text` with `indent` before every line after the first, blank ones left blank. */
function indented(text: string, indent: string): string {
  return text.replace(/\n(?!\n|$)/g, `\n${indent}`);
}
