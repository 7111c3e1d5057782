import type { Files } from '../../../../checks/runner/host.ts';

/** Paths that two projects do not have in common or not with the same text, in the order of their names. */
export function changedFiles(mine: Files, other: Files): readonly string[] {
  const paths = new Set([...Object.keys(mine), ...Object.keys(other)]);
  return [...paths].filter((path) => mine[path] !== other[path]).sort();
}
