/** Builds the platform: an esbuild plugin for the execution worker's bundle, and the platform alone for its own tests. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, type BuildResult, build, type Plugin } from 'esbuild';
import { instrumentPlugin } from './build/instrument-plugin.ts';
import { nativePlugin } from './build/native-plugin.ts';
import { packagesPlugin } from './build/packages-plugin.ts';

/** Kept in every bundle that carries Node's library. */
const notice = readFileSync(join(import.meta.dirname, 'build/node-license.txt'), 'utf8');

/** The plugins that resolve `node:*`, Node's own library and the vendor packages, and instrument their `await`s; in this order. */
export function platformPlugins(): Plugin[] {
  return [packagesPlugin(), nativePlugin(), instrumentPlugin()];
}

/** The build options that a bundle with the platform in it needs; the caller adds entry point, output and further plugins. */
export function platformBuildOptions(): BuildOptions {
  return {
    bundle: true,
    format: 'iife',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2022',
    minify: true,
    // Node's library and Vitest show function names.
    keepNames: true,
    charset: 'utf8',
    legalComments: 'eof',
    banner: { js: `/*!\n${notice}*/` },
    define: {
      'process.env.NODE_DEBUG': 'undefined',
    },
    plugins: platformPlugins(),
    logLevel: 'warning',
  };
}

/** The platform with `entry` on top, in memory, for tests and sizes. `entry` imports `installPlatform` from `install.ts`. */
export async function buildPlatform(
  entry: string,
  options: BuildOptions = {},
): Promise<BuildResult<{ write: false; metafile: true }> & { code: string }> {
  const result = await build({
    ...platformBuildOptions(),
    entryPoints: [entry],
    ...options,
    write: false,
    metafile: true,
  });
  const code = result.outputFiles[0]?.text;
  if (code === undefined) throw new Error('esbuild gave no output for the platform.');
  return Object.assign(result, { code });
}
