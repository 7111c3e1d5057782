/** Type-checks many small projects in one TypeScript program, so that libraries are read and bound once. */
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';
import type { Files } from '../runner/host.ts';
import { learnerTypes } from './learner-types.ts';

/** A project to type-check. */
export interface TypedProject {
  /** Unique among the projects of a call; letters, digits, dots, hyphens, slashes. */
  readonly name: string;
  readonly files: Files;
  /** The files that are asked for, with what they import; all of them when left out. */
  readonly roots?: readonly string[];
}

/** An error of TypeScript's, with its place. */
export interface TypeFault {
  readonly project: string;
  /** Path in the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Such as 2322. */
  readonly code: number;
  /** 'TS2322: …', on one line. */
  readonly message: string;
}

const checkout = join(import.meta.dirname, '../..');

/** Every type error of every project; packages are the ones of this checkout. */
export function checkTypes(projects: readonly TypedProject[]): TypeFault[] {
  // A folder that need not exist: the files are held in memory, and packages are found above it.
  const base = posix.join(checkout.replaceAll('\\', '/'), '.verify');
  const sources = new Map<string, string>(
    projects.flatMap(({ name, files }) =>
      Object.entries(files).map(([path, text]) => [`${base}/${name}/${path}`, text] as const),
    ),
  );
  const folders = new Set([...sources.keys()].flatMap((path) => foldersAbove(path, base)));
  const roots = projects
    .flatMap(({ name, files, roots: own = Object.keys(files) }) =>
      own.map((path) => `${base}/${name}/${path}`),
    )
    .filter((path) => /\.[cm]?tsx?$/.test(path));
  const { options } = ts.convertCompilerOptionsFromJson(learnerTypes, checkout);
  const host = ts.createCompilerHost(options);
  const real = { ...host };
  host.fileExists = (path) => sources.has(path) || real.fileExists(path);
  host.readFile = (path) => sources.get(path) ?? real.readFile(path);
  host.directoryExists = (path) => folders.has(path) || (real.directoryExists?.(path) ?? true);
  host.getSourceFile = (path, languageVersion, onError) => {
    const text = sources.get(path);
    return text === undefined
      ? real.getSourceFile(path, languageVersion, onError)
      : ts.createSourceFile(path, text, languageVersion, true);
  };
  const program = ts.createProgram({ rootNames: roots, options, host });
  return ts.getPreEmitDiagnostics(program).flatMap((diagnostic): TypeFault[] => {
    const message = ts
      .flattenDiagnosticMessageText(diagnostic.messageText, ' ')
      .replaceAll(/\s+/g, ' ');
    if (diagnostic.file === undefined)
      throw new Error(`The type check could not start: ${message}`);
    const path = diagnostic.file.fileName;
    const project = projects.find(({ name }) => path.startsWith(`${base}/${name}/`));
    if (project === undefined)
      throw new Error(`A library does not type-check: ${path}: ${message}`);
    const { line, character } = diagnostic.file.getLineAndCharacterOfPosition(
      diagnostic.start ?? 0,
    );
    return [
      {
        project: project.name,
        file: path.slice(`${base}/${project.name}/`.length),
        line: line + 1,
        column: character + 1,
        code: diagnostic.code,
        message: `TS${diagnostic.code}: ${message}`,
      },
    ];
  });
}

function foldersAbove(path: string, base: string): string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); folder.length >= base.length; folder = dirname(folder)) {
    folders.push(folder);
  }
  return folders;
}
