/** A declaration file keeps what the compiler needs and, of its comments, what fits into a hover. */

/** Longer first paragraphs are cut here; characters. */
const LONGEST = 400;

/**
 * The file with every doc comment cut to its first paragraph and its `@deprecated` line, no source map, and narrow indentation.
 * Licence headers go, because `licences.txt` carries them whole.
 */
export function shorten(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
    .replaceAll(/\/\*\*(?!\/)([\s\S]*?)\*\//g, (_, body: string) => shortComment(body))
    .replace(/^\s*\/\*(?!\*)[\s\S]*?\*\//, '')
    .replaceAll(/^[ \t]+\n/gm, '')
    .replaceAll(/\n{2,}/g, '\n')
    .replaceAll(/^(?: {4})+/gm, (indent) => ' '.repeat(indent.length / 4));
}

/** The comment's first paragraph as a comment, or nothing when it only has tags. */
function shortComment(body: string): string {
  const text = body
    .split('\n')
    .map((line) => line.replace(/^\s*\*? ?/, '').trimEnd())
    .join('\n')
    .trim();
  const deprecated = /@deprecated[^\n]*/.exec(text)?.[0] ?? '';
  const paragraph = text.split(/\n\s*\n|\n(?=@)/)[0] ?? '';
  const first = paragraph.startsWith('@') ? '' : cut(paragraph);
  const kept = [first, deprecated].filter((part) => part !== '').join('\n');
  return kept === '' ? '' : `/** ${kept} */`;
}

function cut(paragraph: string): string {
  if (paragraph.length <= LONGEST) return paragraph;
  return `${paragraph.slice(0, paragraph.lastIndexOf(' ', LONGEST))} …`;
}
