import { join } from 'node:path';
import { build } from 'esbuild';
import type { Bundle } from '../../sandbox/bundle/bundles.ts';

const checkout = join(import.meta.dirname, '../../..');

/** Modules of Node that TypeScript asks for when it finds itself on Node, which a worker is not. */
const NODE_ONLY = ['fs', 'path', 'os', 'inspector', 'crypto', 'perf_hooks', 'source-map-support'];

/** The language worker's script: TypeScript and our language server, as one module. */
export async function bundleServer(): Promise<Bundle> {
  const result = await build({
    entryPoints: [join(checkout, 'site/src/playground/types/server/worker.ts')],
    absWorkingDir: checkout,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2024',
    minify: true,
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    external: NODE_ONLY,
    write: false,
    metafile: true,
  });
  const code = result.outputFiles[0]?.text;
  if (code === undefined) throw new Error('esbuild gave no output for the language worker.');
  return {
    code,
    inputs: Object.keys(result.metafile.inputs).map((input) => join(checkout, input)),
  };
}
