/** Where each file of a composed project was written, so that a finding names the file to open. */
import type { Course } from '../../lessons/course.ts';

/** A path in a project, and the file it comes from, from the root of the course. */
export type Origins = Readonly<Record<string, string>>;

/** Which file on disk each file of a step comes from. */
export interface StepOrigins {
  readonly starter: Origins;
  readonly solution: Origins;
}

/** Where a finding about `path` of a project belongs; `within` names the path when the place is a fixture's patches. */
export interface Placed {
  readonly file: string;
  /** In `file`; a patch's line is not the line of what it makes. */
  readonly line?: number;
  /** `In app.ts, line 12, as patched: `, or nothing. */
  readonly within: string;
}

/** The place of a line (from 1) of one of a project's files. */
export function placed(origins: Origins, path: string, line?: number): Placed {
  const file = origins[path] ?? path;
  if (file.endsWith(`/${path}`) || file === path) {
    return { file, ...(line === undefined ? {} : { line }), within: '' };
  }
  return {
    file,
    within: `In \`${path}\`${line === undefined ? '' : `, line ${line}`}, as this fixture makes it: `,
  };
}

/** The origins of every step's files by step id: a file stays with the step that wrote it last. */
export function originsOf(course: Course): ReadonlyMap<string, StepOrigins> {
  const origins = new Map<string, StepOrigins>();
  let before: Origins = {};
  for (const { id, path, changed } of course.steps) {
    const starter = { ...before, ...below(`lessons/${path}/starter`, changed.starter) };
    const solution = { ...starter, ...below(`solutions/${path}`, changed.solution) };
    origins.set(id, { starter, solution });
    before = solution;
  }
  return origins;
}

/** `paths` as they lie in `folder`. */
function below(folder: string, paths: readonly string[]): Origins {
  return Object.fromEntries(paths.map((path) => [path, `${folder}/${path}`]));
}
