/** Which names a TypeScript file exports as types only. They are gone after stripping, yet an import may still name them. */

const DECLARED =
  /\bexport\s+(?:declare\s+)?(?:type|interface)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu;
const LISTED = /\bexport\s+type\s*\{([^}]*)\}/gu;

/**
 * Reads them by pattern: good enough for a hint in a message, which is all that they are for.
 * A name inside a comment or a string only ever adds a hint to an import that failed already.
 */
export function typeNames(source: string): string[] {
  const declared = [...source.matchAll(DECLARED)].map((match) => match[1] ?? '');
  const listed = [...source.matchAll(LISTED)].flatMap((match) =>
    (match[1] ?? '').split(',').map(
      (item) =>
        item
          .trim()
          .split(/\s+as\s+/)
          .at(-1) ?? '',
    ),
  );
  return [...new Set([...declared, ...listed])].filter((name) => name !== '').sort();
}
