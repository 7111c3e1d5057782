/** What esbuild makes of the sandbox's scripts. */
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { enginePlugin } from '../compile/engine-plugin.ts';
import { platformBuildOptions, platformPlugins } from '../platform/build.ts';
import { privatePlugin } from './keep-private.ts';
import { runnerPlugin } from './runner-plugin.ts';
import { vitestPlugin } from './vitest-plugin.ts';

const sandbox = join(import.meta.dirname, '..');

/** A bundled script. */
export interface Bundle {
  readonly code: string;
  /** Absolute paths of the files that it was made of. */
  readonly inputs: readonly string[];
}

async function bundle(options: BuildOptions): Promise<Bundle> {
  const result = await build({
    bundle: true,
    format: 'iife',
    target: 'es2024',
    minify: true,
    charset: 'utf8',
    legalComments: 'eof',
    logLevel: 'warning',
    absWorkingDir: sandbox,
    ...options,
    write: false,
    metafile: true,
  });
  const code = result.outputFiles[0]?.text;
  if (code === undefined) throw new Error(`esbuild gave no output for ${options.entryPoints}.`);
  // Files in a namespace of a plugin's own have names such as `native:events`, files left out `(disabled):zlib`.
  const inputs = Object.keys(result.metafile.inputs).filter(
    (input) => !/^([a-z-]+|\(disabled\)):/.test(input),
  );
  return { code, inputs: inputs.map((input) => join(sandbox, input)) };
}

/** The execution worker: Node's library, the packages, the linker, the runner with Vitest and the kit. */
export const bundleExecution = (): Promise<Bundle> =>
  bundle({
    ...platformBuildOptions(),
    entryPoints: [join(sandbox, 'worker/entry.ts')],
    plugins: [privatePlugin(), vitestPlugin(), runnerPlugin(), ...platformPlugins()],
  });

/** The compile worker, without the stripping engine's WebAssembly. */
export const bundleCompile = (): Promise<Bundle> =>
  bundle({
    platform: 'browser',
    entryPoints: [join(sandbox, 'compile/worker.ts')],
    plugins: [enginePlugin()],
  });

/** The database's worker: PGlite's JavaScript and the protocol. Its WebAssembly and its files come apart. */
export const bundleDatabase = (): Promise<Bundle> =>
  bundle({
    platform: 'browser',
    entryPoints: [join(sandbox, 'database/worker.ts')],
    // PGlite's branches for Node, which a browser never takes.
    external: [
      'fs',
      'fs/promises',
      'path',
      'url',
      'util',
      'crypto',
      'module',
      'worker_threads',
      'node:*',
    ],
    // It is given every file, so the address that it would fetch them from does not matter; a classic script has none.
    define: { 'import.meta.url': '"https://nowhere.invalid/"' },
  });

/** The frame's script, to be put into its page. */
export const bundleFrame = (): Promise<Bundle> =>
  bundle({ platform: 'browser', entryPoints: [join(sandbox, 'frame/frame.ts')] });

/** The script of the tab's frame, to be put into its page. */
export const bundleTab = (): Promise<Bundle> =>
  bundle({ platform: 'browser', entryPoints: [join(sandbox, 'tab/frame/entry.ts')] });
