/** Finds what an import that leads nowhere probably meant; both hosts' loaders use it. */
import type { Files } from './host.ts';

/**
 * The specifier that would work, such as `./app.ts` for `./app`, or `undefined` when nothing is near.
 * @param specifier as written
 * @param importer path of the importing file relative to the root; null when `specifier` is itself a path from the root
 */
export function suggestModule(
  specifier: string,
  importer: string | null,
  files: Files,
): string | undefined {
  if (importer !== null && !/^\.{0,2}\//.test(specifier)) {
    // `app.ts` or `models`: a file of the learner's, written like a package.
    const own = suggestModule(`./${specifier}`, importer, files);
    if (own !== undefined) return own;
    return resolvePath(`./${specifier}`, importer) in files ? `./${specifier}` : undefined;
  }
  const path = resolvePath(specifier, importer);
  const complete = [
    ...['.ts', '.js', '.mts', '.mjs', '.json', '/index.ts'].map(
      (end) => [end, path + end] as const,
    ),
  ].find(([, candidate]) => candidate in files);
  if (complete !== undefined) return specifier + complete[0];
  const typescript = path.replace(/\.(m?)js$/, '.$1ts');
  if (typescript !== path && typescript in files) return specifier.replace(/\.(m?)js$/, '.$1ts');
  const near = Object.keys(files).find((candidate) => isNear(candidate, path));
  if (near === undefined) return undefined;
  return importer === null ? near : relative(near, importer);
}

/** The path from the root that `specifier` in `importer` leads to. */
export function resolvePath(specifier: string, importer: string | null): string {
  return new URL(specifier, new URL(importer ?? '', 'file:///')).pathname.slice(1);
}

function relative(path: string, importer: string): string {
  const from = importer.split('/').slice(0, -1);
  const to = path.split('/');
  while (from.length > 0 && from[0] === to[0]) {
    from.shift();
    to.shift();
  }
  return (from.length === 0 ? './' : '../'.repeat(from.length)) + to.join('/');
}

/** Same but for case, or at most two letters added, left out or exchanged. */
function isNear(a: string, b: string): boolean {
  if (a.toLowerCase() === b.toLowerCase()) return true;
  if (Math.abs(a.length - b.length) > 2) return false;
  return distance(a, b) <= 2;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
