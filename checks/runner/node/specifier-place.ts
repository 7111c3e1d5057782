/** Where an import stands, for a message about it. */
import type { Place } from '../report.ts';

/** Place of the opening quote of `specifier` in its import, export or `import()`; `undefined` when it is not found. */
export function specifierPlace(file: string, source: string, specifier: string): Place | undefined {
  const literal = specifier.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const match = new RegExp(`\\b(?:from|import)\\s*\\(?\\s*(?=(['"])${literal}\\1)`).exec(source);
  if (match === null) return undefined;
  const before = source.slice(0, match.index + match[0].length);
  const start = before.lastIndexOf('\n') + 1;
  return { file, line: before.split('\n').length, column: before.length - start + 1 };
}
