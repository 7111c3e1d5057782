/**
 * Takes the types out of TypeScript with the engine that Node 24 itself uses, in the same mode: what was a type becomes blanks, so that
 * every line and column stays where it was, and what Node refuses is refused with the same words.
 */
import type { Options, TransformOutput } from '@swc/wasm-typescript';
import { SourceError } from './source-error.ts';

/** JavaScript for the TypeScript in `source`. @throws {SourceError} */
export type Strip = (source: string, file: string) => string;

/** The engine's error is a plain object; lines count from 1, columns from 0. */
interface EngineError {
  readonly code?: string;
  readonly message?: string;
  readonly snippet?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}

/** The options with which Node 24 calls the same engine. */
const options = (file: string): Options => ({
  filename: file,
  mode: 'strip-only',
  deprecatedTsModuleAsError: true,
  module: true,
});

function toSourceError(thrown: unknown): SourceError {
  const error = (thrown ?? {}) as EngineError;
  return new SourceError(
    error.code === 'UnsupportedSyntax' ? 'not-erasable' : 'syntax',
    error.message ?? String(thrown),
    { line: error.startLine ?? 1, column: (error.startColumn ?? 0) + 1 },
    (error.snippet ?? '').trimEnd(),
  );
}

/** `transformSync` is the engine's entry, loaded by the caller: from the package on Node, from its WebAssembly file in the worker. */
export function createStrip(
  transformSync: (source: string, options: Options) => TransformOutput,
): Strip {
  return (source, file) => {
    try {
      return transformSync(source, options(file)).code;
    } catch (thrown) {
      throw toSourceError(thrown);
    }
  };
}
