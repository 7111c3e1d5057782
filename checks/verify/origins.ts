/** Where each file of a composed project was written, so that a finding names the file to open. */
import type { Course } from '../../lessons/course.ts';

/** A path in a project, and the file it comes from, from the root of the course. */
export type Origins = Readonly<Record<string, string>>;

export interface StepOrigins {
  readonly starter: Origins;
  readonly solution: Origins;
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
export function below(folder: string, paths: readonly string[]): Origins {
  return Object.fromEntries(paths.map((path) => [path, `${folder}/${path}`]));
}
