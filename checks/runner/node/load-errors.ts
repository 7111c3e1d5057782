/** Translates what Node's loader says into a `LoadProblem`. Runs only after a load has failed. */
import type { LoadProblem } from '../load-error.ts';
import type { Place } from '../report.ts';
import { resolvePath } from '../suggest-module.ts';
import { isTypeExport } from '../type-export.ts';

/** What is known about the files of the failed load. */
export interface LoadedFiles {
  readonly rootUrl: string;
  /** Characters that the loader puts before the first line of a file. */
  readonly prefixLength: number;
  /** TypeScript as the learner wrote it, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** The same without types, for the files that were loaded. */
  readonly stripped: ReadonlyMap<string, string>;
}

/** An error of Node's type stripping: code, message, and at the head of the stack `:line`, a code frame, a caret. */
export function strippingProblem(file: string, source: string, error: Error): LoadProblem {
  const unsupported = 'code' in error && error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';
  const [, line, frame = ''] = /^[^\n]*?:(\d+)\n(.*?)\n\n/s.exec(error.stack ?? '') ?? [];
  const place = line === undefined ? undefined : placeBelow(file, source, Number(line), frame);
  return {
    kind: unsupported ? 'not-erasable' : 'syntax',
    file,
    message: error.message,
    ...(place === undefined ? {} : { place }),
  };
}

/** The engine marks the place with `^` below the line; without a mark it means the end of that line. */
function placeBelow(file: string, source: string, line: number, frame: string): Place {
  const caret = frame.split('\n').find((row) => /^\s*\^+\s*$/.test(row));
  const text = source.split('\n')[line - 1] ?? '';
  return { file, line, column: (caret?.indexOf('^') ?? text.length) + 1 };
}

/** A `SyntaxError` from linking or compiling a module, or null when it is something else. */
export async function linkingProblem(
  error: unknown,
  loaded: LoadedFiles,
): Promise<LoadProblem | null> {
  if (!(error instanceof SyntaxError)) return null;
  const missing =
    /^The requested module '(?<from>.+?)' does not provide an export named '(?<name>.+?)'$/.exec(
      error.message,
    ) ??
    /^Named export '(?<name>.+?)' not found\. The requested module '(?<from>.+?)'/.exec(
      error.message,
    );
  if (missing?.groups !== undefined) {
    const { name = '', from = '' } = missing.groups;
    return await missingExport(name, from, error, loaded);
  }
  // A SyntaxError with a frame of the learner's was thrown by code that runs, by `JSON.parse` for one.
  if ((error.stack ?? '').includes(`at ${loaded.rootUrl}`)) return null;
  return await compileProblem(loaded);
}

async function missingExport(
  name: string,
  from: string,
  error: Error,
  loaded: LoadedFiles,
): Promise<LoadProblem | null> {
  const place = importPlace(error.stack ?? '', loaded);
  if (place === null) return null;
  const target = /^[./]/.test(from) ? resolvePath(from, place.file) : null;
  const source = target === null ? undefined : loaded.files[target];
  const exports = target === null ? undefined : await exportsOf(loaded.stripped.get(target) ?? '');
  return {
    kind: 'missing-export',
    file: place.file,
    place,
    name,
    from,
    isType: source !== undefined && isTypeExport(source, name),
    ...(exports === undefined ? {} : { exports }),
  };
}

/** Node puts `url:line`, the line and carets below the name before the stack. */
function importPlace(stack: string, loaded: LoadedFiles): Place | null {
  const [head = '', , carets = ''] = stack.split('\n');
  const match = /^(.*?)(?:\?v=\d+)?:(\d+)$/.exec(head);
  if (match?.[1] === undefined || !match[1].startsWith(loaded.rootUrl)) return null;
  const line = Number(match[2]);
  const column = carets.indexOf('^') + 1 - (line === 1 ? loaded.prefixLength : 0);
  return { file: match[1].slice(loaded.rootUrl.length), line, column: Math.max(1, column) };
}

/**
 * What V8 refuses though the types came out well (`const a` twice, a decorator). V8 does not say where, so the file
 * is found by parsing again with the parser that the browser's sandbox uses: same place, same words.
 */
async function compileProblem(loaded: LoadedFiles): Promise<LoadProblem | null> {
  for (const [file, code] of loaded.stripped) {
    const problem = await parseProblem(file, code);
    if (problem !== null) return problem;
  }
  return null;
}

async function parseProblem(file: string, code: string): Promise<LoadProblem | null> {
  const { parse } = await import('acorn');
  try {
    parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const { line, column } = (error as SyntaxError & { loc: { line: number; column: number } }).loc;
    const place = { file, line, column: column + 1 };
    const decorator = code.split('\n')[line - 1]?.[column] === '@';
    const message = error.message.replace(/ \(\d+:\d+\)$/, '');
    return decorator
      ? { kind: 'not-erasable', file, place, message: 'Decorators are not part of JavaScript yet' }
      : { kind: 'syntax', file, place, message };
  }
}

/** Names that a module exports, or `undefined` when it passes on another one's (`export *`) or cannot be read. */
async function exportsOf(code: string): Promise<readonly string[] | undefined> {
  const { parse } = await import('acorn');
  try {
    const names: string[] = [];
    for (const statement of parse(code, { ecmaVersion: 'latest', sourceType: 'module' }).body) {
      if (statement.type === 'ExportAllDeclaration') return undefined;
      if (statement.type === 'ExportDefaultDeclaration') names.push('default');
      if (statement.type !== 'ExportNamedDeclaration') continue;
      for (const { exported } of statement.specifiers) {
        names.push(exported.type === 'Identifier' ? exported.name : String(exported.value));
      }
      const { declaration } = statement;
      if (declaration?.type === 'VariableDeclaration') {
        for (const { id } of declaration.declarations) {
          if (id.type === 'Identifier') names.push(id.name);
        }
      } else if (declaration?.id) {
        names.push(declaration.id.name);
      }
    }
    return names.sort();
  } catch {
    return undefined;
  }
}
