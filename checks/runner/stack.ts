/** Reads V8's stacks: which frames are the learner's, which are the check's. */
import type { Place } from './report.ts';

/** Where the two sorts of files stand, as stacks show them. */
export interface StackRoots {
  /** URL before the learner's files, ending in `/`. */
  readonly rootUrl: string;
  readonly checkUrl: string;
  /** What the check file is called in messages. */
  readonly checkPath: string;
  /** Whether a path below the root is one of the step's files; when left out, each one is. */
  readonly knows?: (path: string) => boolean;
}

/** What a stack says about the learner's code. */
export interface Frames {
  /** Innermost frame in one of the learner's files. */
  readonly place: Place | undefined;
  /** Innermost frame in the check file. */
  readonly checkPlace: Place | undefined;
  /** The learner's and the check's frames only, one per line, with short names; `undefined` when there are none. */
  readonly text: string | undefined;
}

/** `at name (file:///app/app.ts?v=3:12:5)`, with or without the name. */
const frame = /^\s*at (?:(.*?) \()?(?:async )?([a-z]+:\/\/[^\s()]*?):(\d+):(\d+)\)?$/;

/** The frames of `stack` that belong to the learner or to the check. */
export function readStack(stack: string | undefined, roots: StackRoots): Frames {
  let place: Place | undefined;
  let checkPlace: Place | undefined;
  const lines: string[] = [];
  for (const line of (stack ?? '').split('\n')) {
    const match = frame.exec(line);
    if (match === null) continue;
    const [, name, url = '', row, column] = match;
    const file = fileOf(url, roots);
    if (file === null) continue;
    const found: Place = { file: file.path, line: Number(row), column: Number(column) };
    if (file.check) checkPlace ??= found;
    else place ??= found;
    const spot = `${found.file}:${found.line}:${found.column}`;
    lines.push(name === undefined ? `at ${spot}` : `at ${name} (${spot})`);
  }
  return { place, checkPlace, text: lines.length === 0 ? undefined : lines.join('\n') };
}

function fileOf(url: string, roots: StackRoots): { path: string; check: boolean } | null {
  const plain = url.replace(/\?.*$/, '');
  // The check first: on Node it may stand below the same root.
  if (plain === roots.checkUrl) return { path: roots.checkPath, check: true };
  if (!plain.startsWith(roots.rootUrl) || plain.includes('/node_modules/')) return null;
  const path = decodeURI(plain.slice(roots.rootUrl.length));
  return roots.knows?.(path) === false ? null : { path, check: false };
}
