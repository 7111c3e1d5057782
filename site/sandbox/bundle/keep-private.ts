/**
 * Vitest and the kit keep their state on the global object, where code under test would find it: `expect` itself, its matchers and
 * equality testers, the running test, the kit's context. In the bundle, an object of the bundle's own stands in its place.
 */
import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';
import { instrumentSource } from '../platform/build/instrument-plugin.ts';

/** The module that exports the object. */
const MODULE = 'groundwork:private';
const NAMESPACE = 'private-globals';

/** By file: what is kept on the global object, as an expression that captures all of it but the object. */
const places: readonly (readonly [file: RegExp, use: RegExp])[] = [
  [
    /[\\/]vitest[\\/]dist[\\/].*\.js$/,
    /\bglobalThis(?=\[(?:SAFE_TIMERS_SYMBOL|NAME_WORKER_STATE|(?:JEST_|ASYMMETRIC_)?MATCHERS_OBJECT|GLOBAL_EXPECT)\]|, (?:(?:JEST_|ASYMMETRIC_)?MATCHERS_OBJECT|GLOBAL_EXPECT)\b)/g,
  ],
  [/[\\/]checks[\\/]runner[\\/]vitest-internals\.ts$/, /\bglobalThis(?=, \{ __vitest_worker__:)/g],
  [/[\\/]checks[\\/]kit[\\/]context\.ts$/, /\bglobalThis(?= as )/g],
];

/**
 * A value under test that brings an `asymmetricMatch` of its own would decide for itself that it equals what is expected. Only
 * Vitest's own matchers may; a learner's code has no way to make one.
 */
const ASYMMETRIC = '"asymmetricMatch" in obj && isA("Function", obj.asymmetricMatch)';

/** `source` with its private state on the bundle's own object; unchanged when the file keeps none. */
export function keepPrivate(path: string, source: string): string {
  const place = places.find(([file]) => file.test(path));
  if (!place) return source;
  const kept = source
    .replace(place[1], '__private')
    .replace(ASYMMETRIC, 'obj instanceof AsymmetricMatcher');
  // The import stands behind everything: it is hoisted, and no line moves.
  return kept === source ? source : `${kept}\nimport { held as __private } from '${MODULE}';\n`;
}

/** Applies `keepPrivate` and the await transform to Vitest, and gives the module its content. The runner's and the kit's files pass through `runnerPlugin`. */
export function privatePlugin(): Plugin {
  let expectFound = false;
  return {
    name: 'keep-private',
    setup(build) {
      build.onResolve({ filter: new RegExp(`^${MODULE}$`) }, ({ path }) => ({
        path,
        namespace: NAMESPACE,
      }));
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, () => ({
        contents: 'export const held = Object.create(null);',
        loader: 'js',
      }));
      build.onLoad({ filter: /[\\/]vitest[\\/]dist[\\/].*\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        expectFound ||= source.includes(ASYMMETRIC);
        return { contents: instrumentSource(keepPrivate(path, source)), loader: 'js' };
      });
      build.onEnd(() => {
        if (expectFound) return undefined;
        const text = `Vitest's comparison was not found in its files: look how this version tells its own matchers from values, and bring ${import.meta.filename} in line.`;
        return { errors: [{ text }] };
      });
    },
  };
}
