/** Compiles a project file by file, remembering what it compiled before. */
import type { Files } from '../../../checks/runner/host.ts';
import type { CompiledModule, CompiledProject, SourceProblem } from './compiled.ts';
import { SourceError } from './source-error.ts';
import type { Strip } from './strip.ts';
import { transform } from './transform.ts';

/** Files kept; a course's step has about ten, each edit adds one. */
const REMEMBERED = 400;

const IS_CODE = /\.[cm]?[jt]s$/;
const IS_TYPED = /\.[cm]?ts$/;
const IS_DECLARATION = /\.d\.[cm]?ts$/;

/** Compiles projects. Files that hold no code (JSON, text) are left out: the linker reads them as they are. */
export type Compile = (files: Files) => CompiledProject;

function problemOf(file: string, error: unknown): SourceProblem {
  if (!(error instanceof SourceError)) throw error;
  const { kind, message, position, snippet } = error;
  return { file, kind, message, snippet, ...position };
}

/** Compiles files with the given type stripper; a file that has not changed is compiled once. */
export function createCompile(strip: Strip): Compile {
  const remembered = new Map<string, CompiledModule>();

  const compileNew = (file: string, source: string): CompiledModule =>
    transform(IS_TYPED.test(file) ? strip(source, file) : source);

  const compileFile = (file: string, source: string): CompiledModule => {
    const key = `${file}\0${source}`;
    const known = remembered.get(key);
    const compiled = known ?? compileNew(file, source);
    // Deleted and set again, so that the map is in order of last use.
    remembered.delete(key);
    remembered.set(key, compiled);
    const oldest = remembered.size > REMEMBERED ? remembered.keys().next().value : undefined;
    if (oldest !== undefined) remembered.delete(oldest);
    return compiled;
  };

  return (files) => {
    const modules: Record<string, CompiledModule> = {};
    const problems: SourceProblem[] = [];
    for (const [file, source] of Object.entries(files)) {
      if (!IS_CODE.test(file) || IS_DECLARATION.test(file)) continue;
      try {
        modules[file] = compileFile(file, source);
      } catch (error) {
        problems.push(problemOf(file, error));
      }
    }
    return { modules, problems };
  };
}
