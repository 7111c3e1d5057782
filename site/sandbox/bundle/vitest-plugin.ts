/** Lets Vitest be bundled for the execution worker: what it imports and never uses there is left out. */
import type { Plugin } from 'esbuild';

/**
 * Modules by what stands for them. Checks write no benchmarks, no inline snapshots and have no Vite; whoever tries finds a sentence.
 * Vitest imports these at its top level, so the names must be there.
 */
const stubs: Readonly<Record<string, string>> = {
  'vite/module-runner': 'export class EvaluatedModules {}',
  tinybench:
    'export class Bench { constructor() { throw new Error("Benchmarks do not run in the sandbox."); } }',
  'magic-string':
    'export default class MagicString { constructor() { throw new Error("Inline snapshots are not written in the sandbox."); } }',
};

export function vitestPlugin(): Plugin {
  return {
    name: 'vitest-in-a-worker',
    setup(build) {
      build.onResolve({ filter: /^(vite\/module-runner|tinybench|magic-string)$/ }, ({ path }) => ({
        path,
        namespace: 'vitest-stub',
      }));
      build.onLoad({ filter: /.*/, namespace: 'vitest-stub' }, ({ path }) => ({
        contents: stubs[path] ?? '',
        loader: 'js',
      }));
    },
  };
}
