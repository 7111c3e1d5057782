/**
 * Gives the runner and the kit the await transform that packages and learner code get. Without it a wait of theirs would end in the async
 * frame of whatever ran last, and hand a learner's `AsyncLocalStorage` store to the next request.
 */
import { readFile } from 'node:fs/promises';
import { type Plugin, transform } from 'esbuild';
import { instrumentSource } from '../platform/build/instrument-plugin.ts';
import { keepPrivate } from './keep-private.ts';

export function runnerPlugin(): Plugin {
  return {
    name: 'runner-awaits',
    setup(build) {
      build.onLoad({ filter: /[\\/]checks[\\/](runner|kit)[\\/].*\.ts$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8');
        const source = keepPrivate(path, text);
        if (source === text && !/\bawait\b/.test(source)) return undefined;
        const { code } = await transform(source, { loader: 'ts', sourcefile: path });
        return { contents: instrumentSource(code, 'module'), loader: 'js' };
      });
    },
  };
}
