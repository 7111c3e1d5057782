import type { Files } from '../../../checks/runner/host.ts';

/** What stands between the quotes of an import or export of a file: `from './a.ts'`, `import './a.ts'`, `import('./a.ts')`. */
const SPECIFIER = /((?:\bfrom|\bimport)\s*\(?\s*)(['"])(\.{1,2}\/[^'"\n]+)\2/g;

/** The files with one of them under another name, and every import of it, and in it, following. The text of others stays. */
export function moveFile(files: Files, from: string, to: string): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => {
      const now = path === from ? to : path;
      const moved = /\.m?[jt]s$/.test(path)
        ? text.replace(SPECIFIER, (whole, before: string, quote: string, specifier: string) => {
            const target = resolved(path, specifier);
            if (target !== from && path !== from) return whole;
            const goal = target === from ? to : target;
            return `${before}${quote}${relativePath(now, goal)}${quote}`;
          })
        : text;
      return [now, moved];
    }),
  );
}

/** The path that a relative specifier in `path` names. */
function resolved(path: string, specifier: string): string {
  const parts = path.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let common = 0;
  while (common < here.length && here[common] === there[common]) common += 1;
  const up = here.slice(common).map(() => '..');
  return [...(up.length > 0 ? up : ['.']), ...there.slice(common)].join('/');
}
