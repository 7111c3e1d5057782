/** Makes a compiled module a function. Only ever called in the execution worker, and in tests. */
import type { CompiledModule } from '../compile/compiled.ts';

/** Reads the present value of each of a module's own exports. */
export type Getters = Readonly<Record<string, () => unknown>>;

/** `import.meta` as Node fills it. */
export interface ImportMeta {
  readonly url: string;
  readonly filename: string;
  readonly dirname: string;
  readonly main: boolean;
  resolve(specifier: string): string;
}

/** A module's body. Called once per graph; calling it hoists its functions, announces its exports, runs its imports, then itself. */
export type ModuleFunction = (
  announce: (getters: Getters) => void,
  runImports: () => Promise<void> | undefined,
  imports: readonly object[],
  importDynamically: (specifier: unknown) => Promise<object>,
  meta: ImportMeta,
) => Promise<void> | undefined;

const PARAMETERS = '__export,__run,__imports,__import,__meta';

const headOf = (module: CompiledModule, waits: boolean): string =>
  `(${waits ? 'async ' : ''}function(${PARAMETERS}){"use strict";${module.head}${waits ? 'await ' : ''}__run();`;

/** Characters that stand before the body on its first line. `waits`: see `evaluate`. */
export const headLength = (module: CompiledModule, waits: boolean): number =>
  headOf(module, waits).length;

/**
 * Compiles a module's function; its frames show `url`.
 * @param waits whether the module, or one that it imports, waits at its top level.
 * @throws {SyntaxError} for the rare mistake that our parser lets pass and the engine does not.
 */
export function evaluate(url: string, module: CompiledModule, waits: boolean): ModuleFunction {
  const source = `${headOf(module, waits)}${module.body}\n})\n//# sourceURL=${url}`;
  // biome-ignore lint/security/noGlobalEval: this is where learner code becomes code; indirect, so that it sees the global scope only
  const globalEval = globalThis.eval;
  return globalEval(source) as ModuleFunction;
}
