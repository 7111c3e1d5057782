/** Builds the sandbox's files into a site's folder. */
import type { SandboxAssets } from './assets.ts';

/**
 * Writes `sandbox/execution-<hash>.js`, `sandbox/compile-<hash>.js`, `sandbox/strip-<hash>.wasm`, `runner.html` and
 * `sandbox/manifest.json` below `outDir` (the site's root folder), and returns the manifest.
 * Skips the bundling when no input changed since the last build (cache in `.cache/sandbox/`).
 */
export function buildSandbox(_outDir: string): Promise<SandboxAssets> {
  return Promise.reject(new Error('buildSandbox: being written'));
}
