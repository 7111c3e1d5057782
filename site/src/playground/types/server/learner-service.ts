import ts from 'typescript';
import { learnerTypes } from '../../../../../checks/verify/learner-types.ts';
import type { TypesPack } from '../types-pack.ts';
import { PackFiles } from './pack-files.ts';
import { ProjectFiles } from './project-files.ts';

/** The learner's project and TypeScript's service for it. */
export interface LearnerService {
  readonly project: ProjectFiles;
  readonly service: ts.LanguageService;
  /** The text of a learner's file or of a declaration. */
  read(path: string): string | undefined;
  /** Whether a path is one of the learner's files, and not a library's. */
  isOwn(path: string): boolean;
}

/** A file that mentions every package a learner may import, so that completion can offer their exports before the first import. */
const MENTIONS = '/packages.d.ts';

/** The project's own package.json: its modules are ES modules, and what it depends on may be imported, with Node's own modules. */
const manifestFor = (packages: readonly string[]): string =>
  JSON.stringify({
    name: 'toolshed',
    type: 'module',
    dependencies: Object.fromEntries([...packages, '@types/node'].map((name) => [name, '*'])),
  });

/**
 * A language service over a project that lies at `/`, with the compiler options of the command line.
 * @param packages what learner code may import.
 */
export function createLearnerService(pack: TypesPack, packages: readonly string[]): LearnerService {
  const project = new ProjectFiles();
  const beside: TypesPack = {
    ...pack,
    [MENTIONS]: packages.map((name) => `import '${name}';\n`).join(''),
    '/package.json': manifestFor(packages),
  };
  const files = new PackFiles(beside);
  const { options } = ts.convertCompilerOptionsFromJson(learnerTypes, '/');
  const read = (path: string) => project.get(path)?.text ?? files.read(path);
  const snapshots = new Map<string, { text: string; snapshot: ts.IScriptSnapshot }>();

  const host: ts.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getProjectVersion: () => String(project.revision),
    getScriptFileNames: () => [
      MENTIONS,
      ...project.paths.filter((path) => /\.[cm]?ts$/.test(path)),
    ],
    // The text itself, so that a file which comes back with the next step is not read anew.
    getScriptVersion: (path) => (project.get(path) ? hashOf(read(path) ?? '') : '0'),
    getScriptSnapshot(path) {
      const text = read(path);
      if (text === undefined) return undefined;
      const known = snapshots.get(path);
      if (known?.text === text) return known.snapshot;
      const snapshot = ts.ScriptSnapshot.fromString(text);
      snapshots.set(path, { text, snapshot });
      return snapshot;
    },
    getCurrentDirectory: () => '/',
    getDefaultLibFileName: (settings) => `/lib/${ts.getDefaultLibFileName(settings)}`,
    fileExists: (path) => read(path) !== undefined,
    readFile: read,
    // Without a root folder the compiler takes the project for CommonJS.
    directoryExists: (path) => files.hasFolder(path) || hasOwnFolder(project, path),
    getDirectories: (path) => files.foldersIn(path),
    readDirectory: () => project.paths,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    realpath: (path) => path,
  };
  const service = ts.createLanguageService(host, ts.createDocumentRegistry(true));
  return { project, service, read, isOwn: (path) => project.get(path) !== undefined };
}

function hasOwnFolder(project: ProjectFiles, path: string): boolean {
  const folder = path.endsWith('/') ? path : `${path}/`;
  return project.paths.some((file) => file.startsWith(folder));
}

/** A short name for a text (FNV-1a, with its length); the compiler compares it to see whether a file changed. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return `${text.length}-${hash >>> 0}`;
}
