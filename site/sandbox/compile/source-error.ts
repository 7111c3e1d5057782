/** The error that a parser of ours throws, with its place. */
import type { Position, SourceProblem } from './compiled.ts';

/** A mistake in a learner's file that keeps it from being compiled. */
export class SourceError extends SyntaxError {
  override readonly name = 'SourceError';
  readonly kind: SourceProblem['kind'];
  readonly position: Position;
  readonly snippet: string;

  constructor(kind: SourceProblem['kind'], message: string, position: Position, snippet: string) {
    super(message);
    this.kind = kind;
    this.position = position;
    this.snippet = snippet;
  }
}

/** `source`'s line at `position` with a caret below its column. */
export function snippetAt(source: string, position: Position): string {
  const line = source.split(/\r\n|[\n\r\u2028\u2029]/)[position.line - 1];
  return line === undefined ? '' : `${line}\n${' '.repeat(position.column - 1)}^`;
}
