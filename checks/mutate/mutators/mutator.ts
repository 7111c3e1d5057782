/** What a mutator is: it looks at one node of a program and says how a small mistake there would read. */
import type ts from 'typescript';

/** One small mistake: some text of a file replaced. */
export interface Change {
  /** Offsets in the file's text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The mistake as a clause: '`>` becomes `>=`'. */
  readonly what: string;
}

/** The mistakes that could be made at `node`, which is never part of a type. */
export type Mutator = (node: ts.Node, source: ts.SourceFile) => readonly Change[];

/** `node` replaced by other text. */
export function replaced(node: ts.Node, source: ts.SourceFile, text: string): Change {
  const start = node.getStart(source);
  return {
    start,
    end: node.end,
    text,
    what: `\`${short(node.getText(source))}\` becomes \`${short(text)}\``,
  };
}

/** The first line of a text, cut to a length that fits into a sentence. */
export function short(text: string): string {
  const [line = '', ...more] = text.split('\n');
  const cut = line.length > 60 ? `${line.slice(0, 59)}…` : line;
  return more.length > 0 && cut === line ? `${cut}…` : cut;
}
