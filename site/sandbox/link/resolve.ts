/** Resolves import specifiers as Node does for ES modules: the exact file, its extension written out. */

export type Resolution =
  | { readonly kind: 'file'; readonly path: string }
  /** A package or a built-in module. */
  | { readonly kind: 'bare' }
  /** `suggestion` is a specifier that would work, when one is near. */
  | { readonly kind: 'missing'; readonly path: string; readonly suggestion?: string };

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

/** What a learner who wrote `specifier` most likely meant: an extension left out, `.js` for `.ts`, a folder for its index. */
function suggest(specifier: string, path: string, has: (path: string) => boolean) {
  const endings: [RegExp, string][] = [
    [/$/, '.ts'],
    [/\.[cm]?jsx?$/, '.ts'],
    [/\/?$/, '/index.ts'],
  ];
  for (const [pattern, ending] of endings) {
    if (pattern.test(path) && has(path.replace(pattern, ending))) {
      return specifier.replace(pattern, ending);
    }
  }
  return undefined;
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
  if (has(path)) return { kind: 'file', path };
  const suggestion = suggest(specifier, path, has);
  return suggestion === undefined
    ? { kind: 'missing', path }
    : { kind: 'missing', path, suggestion };
}
