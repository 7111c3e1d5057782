/** Places that wait for their author: `npm run new` writes them, and the gate lets none of them land. */
import type { Files } from '../checks/runner/host.ts';

/** A place that still waits for its author. */
export interface Todo {
  /** From the root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** What waits, as it stands after the mark. */
  readonly text: string;
}

/** The mark, with its colon: a name that contains the word is none. */
const MARK = /\bTODO:[^\S\n]*([^\n]*)/g;

/** The marks in one file, in order. */
export function todosIn(source: string, file: string): Todo[] {
  return [...source.matchAll(MARK)].map(({ 1: text = '', index }) => ({
    file,
    line: source.slice(0, index).split('\n').length,
    text: text.replace(/\s*(\*\/\}?|['"])?[\s,]*$/, ''),
  }));
}

/** The marks in all files of a folder. */
export function todosInFiles(files: Files, folder: string): Todo[] {
  return Object.entries(files).flatMap(([path, source]) => todosIn(source, `${folder}/${path}`));
}
