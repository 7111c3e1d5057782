/** Builds the platform: an esbuild plugin for the execution worker's bundle, and the platform alone for its own tests. */
import type { BuildOptions, Plugin } from 'esbuild';

/** The plugin that resolves `node:*`, Node's own library and the vendor packages, and instruments their `await`s. */
export function platformPlugin(): Plugin {
  throw new Error('platformPlugin: being written');
}

/** The build options that a bundle with the platform in it needs; the caller adds entry point, output and further plugins. */
export function platformBuildOptions(): BuildOptions {
  throw new Error('platformBuildOptions: being written');
}
