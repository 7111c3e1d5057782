/** The stripping engine as `compile/engine-plugin.ts` bundles it: made from its WebAssembly, which is a file of its own. */
declare module 'strip-engine' {
  import type { Options, TransformOutput } from '@swc/wasm-typescript';

  export function createEngine(wasm: WebAssembly.Module): {
    transformSync(source: string, options: Options): TransformOutput;
  };
}
