/** The tokens of `tokens.css`, grouped as the file groups them. */
export interface Token {
  /** Without its dashes: `space-2`. */
  readonly name: string;
  readonly value: string;
}

/** Tokens that stand together in the style sheet. */
export interface TokenGroup {
  /** The comment over the group. */
  readonly title: string;
  readonly tokens: readonly Token[];
}

/**
 * Reads the first `:root` block: each comment begins a group.
 * @throws Error when there is no such block, or no token in it.
 */
export function readTokens(css: string): readonly TokenGroup[] {
  const block = /:root\s*\{(.*?)\n\}/s.exec(css)?.[1] ?? '';
  const groups: { title: string; tokens: Token[] }[] = [];
  for (const [, comment, name, value] of block.matchAll(
    /\/\*\s*(.*?)\s*\*\/|--([\w-]+):\s*([^;]+);/gs,
  )) {
    if (comment !== undefined) groups.push({ title: comment.replace(/\s+/g, ' '), tokens: [] });
    else
      groups.at(-1)?.tokens.push({ name: name ?? '', value: (value ?? '').replace(/\s+/g, ' ') });
  }
  const filled = groups.filter(({ tokens }) => tokens.length > 0);
  if (filled.length === 0) {
    throw new Error('Expected a :root block with commented groups of tokens, found none.');
  }
  return filled;
}
