/** What the page and the compile worker say to each other. Both are ours, so nothing is parsed. */
import type { Files } from '../../../checks/runner/host.ts';
import type { CompiledProject } from './compiled.ts';

/** What the page says to the compile worker. */
export type ToCompiler =
  /** First: where the stripping engine's WebAssembly is. */
  | { readonly type: 'start'; readonly wasm: string }
  | { readonly type: 'compile'; readonly id: number; readonly files: Files };

/** What the compile worker answers. */
export type FromCompiler =
  | { readonly type: 'ready' }
  | { readonly type: 'compiled'; readonly id: number; readonly project: CompiledProject }
  /** The engine could not be loaded, or `id` broke in a way that is no problem of the source. */
  | { readonly type: 'failed'; readonly id: number | null; readonly message: string };
