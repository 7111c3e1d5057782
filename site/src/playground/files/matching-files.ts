/**
 * The paths in which every word of `query` occurs, whatever its case; those that begin with the query come first, then
 * those whose file name does, since the first is what Enter opens.
 */
export function matchingFiles(paths: readonly string[], query: string): readonly string[] {
  const sought = query.trim().toLowerCase();
  if (sought === '') return paths;
  const words = sought.split(/\s+/);
  const found = paths.filter((path) => words.every((word) => path.toLowerCase().includes(word)));
  const rank = (path: string): number => {
    if (path.toLowerCase().startsWith(sought)) return 0;
    return nameOf(path).toLowerCase().startsWith(sought) ? 1 : 2;
  };
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** 'loans.ts' of 'routers/loans.ts' */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
