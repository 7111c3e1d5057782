/** Resolves import specifiers as Node does for ES modules: the exact file, its extension written out. */

/** What an import leads to. */
export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  /** A package or a built-in module. */
  | { readonly kind: 'bare' }
  | { readonly kind: 'missing'; readonly path: string };

/** Joins a relative specifier to the folder of `from`; leaving the project's folder stays visible as a leading `../`. */
function join(from: string, specifier: string): string {
  const parts = specifier.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

/**
 * What `specifier`, written in the file `from`, stands for.
 * @param from path in the project, such as `routers/tools.ts`.
 * @param has whether the project has a file at a path.
 */
export function resolve(
  specifier: string,
  from: string,
  has: (path: string) => boolean,
): Resolution {
  if (!/^(?:\.{1,2}(?:\/|$)|\/)/.test(specifier)) return { kind: 'bare' };
  const path = join(from, specifier);
  return { kind: has(path) ? 'file' : 'missing', path };
}
