/** What declarations say about themselves, as text and as Markdown that can hold no markup. */
import type ts from 'typescript';

/** What TypeScript says in parts, as one text. */
export const textOf = (parts: readonly ts.SymbolDisplayPart[] | undefined): string =>
  (parts ?? []).map(({ text }) => text).join('');

/**
 * Markdown that shows `text` as it is, with code between back-ticks as code. A comment may come from code that somebody shared, so
 * nothing in it becomes a tag, a link or a picture.
 */
export function plainMarkdown(text: string): string {
  return text
    .split(/(`[^`\n]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replaceAll(/[!-/:-@[-`{-~]/g, (sign) => `\\${sign}`),
    )
    .join('');
}

/** The tags that help while one types. */
const SHOWN = new Set(['deprecated', 'param', 'returns', 'default']);

/** A declaration's description and its telling tags, a paragraph each, as plain text. */
export function description(
  documentation: readonly ts.SymbolDisplayPart[] | undefined,
  tags: readonly ts.JSDocTagInfo[] | undefined,
): string {
  const lines = (tags ?? [])
    .filter(({ name }) => SHOWN.has(name))
    .map(({ name, text }) => `@${name} ${textOf(text)}`.trim());
  return [textOf(documentation), ...lines].filter((line) => line !== '').join('\n\n');
}
