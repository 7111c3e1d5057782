/**
 * Builds the runner of a fork: one file of plain JavaScript with the core, the kit, the Node host and Vitest's runner
 * in it, so that a forked step needs nothing installed but the packages of the course. Run this file to see its size.
 */
import { build, type Plugin } from 'esbuild';

/** What Vitest imports at its top level and checks never use; none of it belongs in a fork. */
const unused: Readonly<Record<string, string>> = {
  'vite/module-runner': 'export class EvaluatedModules {}',
  tinybench: refusing('export class Bench', 'Benchmarks do not run in a check.'),
  'magic-string': refusing('export default class', 'Inline snapshots are not written by a check.'),
};

function refusing(declaration: string, sentence: string): string {
  return `${declaration} { constructor() { throw new Error(${JSON.stringify(sentence)}); } }`;
}

/** The text of `groundwork/run.mjs`: an ES module for Node 22.18 or later, without dependencies. */
export async function buildForkRunner(): Promise<string> {
  const result = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: ['main.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    conditions: ['import'],
    minify: true,
    // A step with a database installs them; others never come to where they are imported.
    external: ['pg', '@electric-sql/pglite'],
    // Matchers print the names of classes.
    keepNames: true,
    // Files that can also be run by themselves are not what is run here.
    define: { 'process.env.NODE_ENV': '"production"', 'import.meta.main': 'false' },
    banner: { js: '// Runs the checks of this step. Built from Groundwork (MIT licence).' },
    legalComments: 'none',
    plugins: [leaveOut()],
    logLevel: 'silent',
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new Error('esbuild wrote no file for the runner of forks.');
  return file.text;
}

function leaveOut(): Plugin {
  return {
    name: 'leave-out',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^(vite\/module-runner|tinybench|magic-string)$/ }, ({ path }) => ({
        path,
        namespace: 'left-out',
      }));
      onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
        contents: unused[path] ?? '',
      }));
    },
  };
}

if (import.meta.main) {
  const { brotliCompressSync, gzipSync } = await import('node:zlib');
  const text = await buildForkRunner();
  const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;
  const raw = kilobytes(Buffer.byteLength(text));
  const gzip = kilobytes(gzipSync(text).length);
  const brotli = kilobytes(brotliCompressSync(text).length);
  console.log(`The runner of a fork: ${raw}, ${gzip} with gzip, ${brotli} with brotli.`);
}
