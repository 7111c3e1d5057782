/** Takes the stripping engine's package apart for the browser: its WebAssembly becomes a file, its script a function of that. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Plugin } from 'esbuild';

const packageFile = createRequire(import.meta.url).resolve('@swc/wasm-typescript');

/** The statements of the package (1.16.2) that bind it to Node, and what stands for them. */
const NODE_ONLY: readonly (readonly [RegExp, string])[] = [
  [/^const \{ TextDecoder, TextEncoder \} = require\(`util`\);$/m, ''],
  [/^const \{ Buffer \} = require\('node:buffer'\);$/m, ''],
  [/^const bytes = Buffer\.from\('[A-Za-z0-9+/=]+', 'base64'\);$/m, ''],
  [/^const wasmModule = new WebAssembly\.Module\(bytes\);$/m, ''],
];

/** The engine's WebAssembly. @throws {Error} when the package no longer carries it where it did. */
export async function engineWasm(): Promise<Uint8Array> {
  const source = await readFile(packageFile, 'utf8');
  const base64 = /Buffer\.from\('([A-Za-z0-9+/=]+)', 'base64'\)/.exec(source)?.[1];
  if (!base64) throw changed('its WebAssembly as base64');
  return Buffer.from(base64, 'base64');
}

/** Resolves `strip-engine` to the package's script without its WebAssembly. */
export function enginePlugin(): Plugin {
  return {
    name: 'strip-engine',
    setup(build) {
      build.onResolve({ filter: /^strip-engine$/ }, () => ({
        path: packageFile,
        namespace: 'strip-engine',
      }));
      build.onLoad({ filter: /.*/, namespace: 'strip-engine' }, async () => {
        let source = await readFile(packageFile, 'utf8');
        for (const [pattern, replacement] of NODE_ONLY) {
          if (!pattern.test(source)) throw changed(String(pattern));
          source = source.replace(pattern, replacement);
        }
        return {
          contents: `export function createEngine(wasmModule) { const module = { exports: {} };\n${source}\nreturn module.exports; }`,
          loader: 'js',
        };
      });
    },
  };
}

const changed = (what: string): Error =>
  new Error(
    `@swc/wasm-typescript is not packed as expected: ${packageFile} should hold ${what}. Adapt site/sandbox/compile/engine-plugin.ts to the installed version.`,
  );
