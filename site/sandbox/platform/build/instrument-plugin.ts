/** Gives every bundled vendor file that waits the same await transform that learner code gets, so that a request's async frame survives it. */
import { readFile } from 'node:fs/promises';
import { Parser } from 'acorn';
import type { Plugin } from 'esbuild';
import MagicString from 'magic-string';
import { instrumentAwaits } from '../async-context/instrument.ts';

/**
 * `source` with its awaits instrumented; unchanged when it never waits.
 * @param sourceType what to parse it as; `undefined` tries a module first, then a script.
 */
export function instrumentSource(source: string, sourceType?: 'module' | 'script'): string {
  if (!/\bawait\b/.test(source)) return source;
  const parse = (type: 'module' | 'script') =>
    Parser.parse(source, {
      ecmaVersion: 'latest',
      sourceType: type,
      allowReturnOutsideFunction: type === 'script',
      allowHashBang: true,
    });
  let program: ReturnType<typeof parse>;
  try {
    program = parse(sourceType ?? 'module');
  } catch (error) {
    if (sourceType) throw error;
    program = parse('script');
  }
  const text = new MagicString(source);
  instrumentAwaits(program, text);
  return text.toString();
}

/** Instruments what comes from `node_modules`. Our own TypeScript is left alone: it handles frames itself. */
export function instrumentPlugin(): Plugin {
  return {
    name: 'instrument-awaits',
    setup(build) {
      build.onLoad({ filter: /node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return /\bawait\b/.test(source)
          ? { contents: instrumentSource(source), loader: 'js' }
          : undefined;
      });
    },
  };
}
