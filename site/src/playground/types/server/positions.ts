/** The protocol counts lines and characters, the compiler counts characters from the start; files are `file:///app.ts` or `/app.ts`. */
import type { Position, Range } from 'vscode-languageserver-types';

/** The language server's name for a file. */
export const uriOf = (path: string): string => `file://${path}`;
/** The path in such a name. */
export const pathOf = (uri: string): string => uri.replace(/^file:\/\//, '');

/** The offset of a position, or of the nearest place that exists. */
export function offsetAt(text: string, { line, character }: Position): number {
  let start = 0;
  for (let passed = 0; passed < line; passed += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + character, end < 0 ? text.length : end);
}

/** Line and column of an offset, both from 0. */
export function positionAt(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', start)) {
    line += 1;
    start = end + 1;
  }
  return { line, character: offset - start };
}

/** A compiler's span as the protocol's range. */
export function rangeOf(text: string, span: { start: number; length: number }): Range {
  return {
    start: positionAt(text, span.start),
    end: positionAt(text, span.start + span.length),
  };
}
