import type { Files } from '../../../checks/runner/host.ts';

/** Whether two projects hold the same files with the same text. */
export function sameFiles(a: Files, b: Files): boolean {
  const paths = Object.keys(a);
  return paths.length === Object.keys(b).length && paths.every((path) => a[path] === b[path]);
}
