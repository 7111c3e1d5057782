import type { Range } from 'vscode-languageserver-types';
import { offsetAt } from './positions.ts';

/** One change of the protocol: the whole text, or the text that takes a range's place. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

/** The text after the changes, each of which counts in the text that the one before it left. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return changes.reduce((current, change) => {
    if (!change.range) return change.text;
    const start = offsetAt(current, change.range.start);
    const end = offsetAt(current, change.range.end);
    return current.slice(0, start) + change.text + current.slice(end);
  }, text);
}
