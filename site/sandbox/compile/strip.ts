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

/** The part of the engine that is used. */
export interface Engine {
  transformSync(source: string, options: Options): TransformOutput;
}

/** The engine answers with plain objects. An error is what the browser throws when the stack or the memory of the engine ran out. */
function toBreakdown(error: Error): SourceError {
  const deep = error instanceof RangeError || /recursion/.test(error.message);
  const message = deep ? 'its code is nested too deeply' : `the engine gave up (${error.message})`;
  return new SourceError('syntax', message, { line: 1, column: 1 }, '');
}

/**
 * `createEngine` makes the engine anew: from the package on Node, from its WebAssembly file in the worker. One that broke down in the
 * middle of its work never gets back the memory it had in use, and after a few times reads no file any more.
 */
export function createStrip(createEngine: () => Engine): Strip {
  let engine = createEngine();
  return (source, file) => {
    try {
      return engine.transformSync(source, options(file)).code;
    } catch (thrown) {
      if (!(thrown instanceof Error)) throw toSourceError(thrown);
      engine = createEngine();
      throw toBreakdown(thrown);
    }
  };
}
