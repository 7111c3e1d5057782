/** The error that Node's `import()` rejects with when a module cannot be linked, for code that catches it. */
import type { LoadError, LoadProblem } from '../../../checks/runner/load-error.ts';

/** Node's error codes; the language's own errors have none. */
const CODES: Readonly<Partial<Record<LoadProblem['kind'], string>>> = {
  syntax: 'ERR_INVALID_TYPESCRIPT_SYNTAX',
  'not-erasable': 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
  'missing-module': 'ERR_MODULE_NOT_FOUND',
};

function nodeMessage(problem: LoadProblem, rootPath: string): string {
  if (problem.kind === 'missing-export') {
    return `The requested module '${problem.from}' does not provide an export named '${problem.name}'`;
  }
  if (problem.kind !== 'missing-module') return problem.message;
  const { specifier, file } = problem;
  const what = /^[./]/.test(specifier) ? 'module' : 'package';
  return `Cannot find ${what} '${specifier}' imported from ${rootPath}${file ?? ''}`;
}

/** `rootPath`: the project's folder as messages name it, ending in `/`. */
export function nodeError(error: LoadError, rootPath: string): Error {
  const { problem } = error;
  const Base = problem.kind === 'missing-module' ? Error : SyntaxError;
  const result = new Base(nodeMessage(problem, rootPath), { cause: error });
  const code = CODES[problem.kind];
  return code === undefined ? result : Object.assign(result, { code });
}
