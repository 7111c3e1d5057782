/**
 * The overlay rule, and the only place that knows it: a starter is the solution before it, plus the starter folder,
 * minus what `removed` names; a solution is the starter plus the solution folder.
 */
import type { Files } from '../checks/runner/host.ts';
import type { Problem, Problems } from './content-error.ts';
import type { Located } from './front-matter.ts';
import type { StepFrontMatter } from './schema.ts';

/** The two folders of files that a step lays over what was there. */
export interface Overlays {
  /** From the root: 'lessons/01-models/01-first-schema/starter'. */
  readonly starterFolder: string;
  readonly starter: Files;
  readonly solutionFolder: string;
  readonly solution: Files;
}

/** A step's files, complete. */
export interface Composed {
  readonly starter: Files;
  readonly solution: Files;
  readonly changed: { readonly starter: readonly string[]; readonly solution: readonly string[] };
}

/** Composes one step on top of the solution of the step before it (no files, for the first step). */
export function compose(
  before: Files,
  overlays: Overlays,
  front: Located<StepFrontMatter> | null,
  problems: Problems,
): Composed {
  const removed = front?.value.removed ?? [];
  for (const [index, path] of removed.entries()) {
    const place = {
      file: front?.file ?? '',
      line: front?.lineOf(['removed', index]),
      field: `removed[${index}]`,
    };
    if (before[path] === undefined) {
      problems.add({
        rule: 'removed-unknown',
        ...place,
        expected: `a file of the step before: ${listed(Object.keys(before))}`,
        found: `\`${path}\``,
        fix: 'Name one of those files, or take the entry out.',
      });
    }
    if (overlays.starter[path] !== undefined) {
      problems.add({
        rule: 'removed-written',
        ...place,
        expected: 'a file that this starter does not write',
        found: `\`${path}\`, which lies in \`${overlays.starterFolder}\``,
        fix: 'Either take the file out of the folder or the entry out of `removed`.',
      });
    }
  }
  const kept = Object.fromEntries(
    Object.entries(before).filter(([path]) => !removed.includes(path)),
  );
  const starter = overlay(
    kept,
    overlays.starter,
    inFolder(overlays.starterFolder),
    'the solution of the step before',
    problems,
  );
  const solution = overlay(
    starter,
    overlays.solution,
    inFolder(overlays.solutionFolder),
    'the starter',
    problems,
  );
  return {
    starter,
    solution,
    changed: {
      starter: [...Object.keys(overlays.starter), ...removed].sort(),
      solution: Object.keys(overlays.solution).sort(),
    },
  };
}

/** Where a file of an overlay is written, for a sentence about it. */
export type PlaceOf = (path: string) => Pick<Problem, 'file' | 'line' | 'field'>;

function inFolder(folder: string): PlaceOf {
  return (path) => ({ file: `${folder}/${path}` });
}

/** `base` with the files of `top` on it, sorted by path, after looking for copies and for names that clash. */
export function overlay(
  base: Files,
  top: Files,
  placeOf: PlaceOf,
  beneath: string,
  problems: Problems,
): Files {
  const byLowerCase = new Map(Object.keys(base).map((path) => [path.toLowerCase(), path]));
  for (const [path, text] of Object.entries(top)) {
    const twin = byLowerCase.get(path.toLowerCase());
    byLowerCase.set(path.toLowerCase(), path);
    if (twin !== undefined && twin !== path) {
      problems.add({
        rule: 'case-clash',
        ...placeOf(path),
        expected: 'a path that differs from every other in more than upper and lower case',
        found: `\`${twin}\` beside it`,
        fix: 'Give both the same spelling, or another name to one: macOS and Windows would merge them.',
      });
    }
    if (base[path] === text) {
      problems.add({
        rule: 'overlay-same',
        ...placeOf(path),
        expected: `a file that differs from ${beneath}`,
        found: 'an exact copy',
        fix: 'Take the file out; the one beneath it stays.',
      });
    }
  }
  const merged = { ...base, ...top };
  return Object.fromEntries(
    Object.keys(merged)
      .sort()
      .map((path) => [path, merged[path] ?? '']),
  );
}

/** The names in code quotes, or that there are none. */
export function listed(names: readonly string[]): string {
  return names.length === 0 ? 'there are none' : names.map((name) => `\`${name}\``).join(', ');
}
