/** Finds the modules of a graph: from the import statements to records, packages and JSON files. */
import type { ModuleNamespace } from '../../../checks/runner/environment.ts';
import type { Files } from '../../../checks/runner/host.ts';
import { LoadError, type LoadProblem } from '../../../checks/runner/load-error.ts';
import { suggestModule } from '../../../checks/runner/suggest-module.ts';
import type { CompiledProject, ModuleRequest } from '../compile/compiled.ts';
import { jsonNamespace } from './namespace.ts';
import { createRecord, type Dependency, type ModuleRecord } from './record.ts';
import { resolve } from './resolve.ts';

/** What modules are loaded from. */
export interface LoadOptions {
  readonly project: CompiledProject;
  /** Every file of the project, compiled ones included. */
  readonly files: Files;
  /** URL of the project's folder, ending in `/`, such as `file:///app/`. */
  readonly rootUrl: string;
  /** A package or built-in module, or null when there is none of that name. */
  external(specifier: string): ModuleNamespace | null;
}

/** Loads the modules of one graph. */
export interface Loader {
  readonly records: ReadonlyMap<string, ModuleRecord>;
  /** The record of a file, made with those of everything it imports. @throws {LoadError} */
  load(path: string): ModuleRecord;
  /** What one import in the file `from` stands for. @throws {LoadError} */
  dependency(request: ModuleRequest, from: string): Dependency;
  /** Forgets the records of a load that failed. */
  forgetUnlinked(): void;
}

const fail = (problem: LoadProblem): never => {
  throw new LoadError(problem);
};

/** A loader that has loaded nothing yet. */
export function createLoader(options: LoadOptions): Loader {
  const { project, files, rootUrl } = options;
  const records = new Map<string, ModuleRecord>();
  const jsonModules = new Map<string, ModuleNamespace>();
  const has = (path: string): boolean => Object.hasOwn(files, path);

  const suggestionFor = (specifier: string, from: string | null): { suggestion?: string } => {
    const suggestion = suggestModule(specifier, from, files);
    return suggestion === undefined ? {} : { suggestion };
  };

  const readJson = (path: string): ModuleNamespace => {
    const known = jsonModules.get(path);
    if (known) return known;
    try {
      const namespace = jsonNamespace(JSON.parse(files[path] ?? ''));
      jsonModules.set(path, namespace);
      return namespace;
    } catch (error) {
      return fail({ kind: 'syntax', file: path, message: (error as Error).message });
    }
  };

  const dependency = (request: ModuleRequest, from: string): Dependency => {
    const { specifier, line, column } = request;
    const place = { file: from, line, column };
    const resolution = resolve(specifier, from, has);
    const namespace = resolution.kind === 'bare' ? options.external(specifier) : null;
    if (namespace) return { request, record: null, namespace };
    if (resolution.kind !== 'file') {
      const near = suggestionFor(specifier, from);
      return fail({ kind: 'missing-module', file: from, place, specifier, ...near });
    }
    if (resolution.path.endsWith('.json')) {
      if (request.json) return { request, record: null, namespace: readJson(resolution.path) };
      const url = rootUrl + encodeURI(resolution.path);
      const message = `Module "${url}" needs an import attribute of "type: json"`;
      return fail({ kind: 'syntax', file: from, place, message });
    }
    const record = load(resolution.path);
    return { request, record, namespace: record.namespace };
  };

  const load = (path: string): ModuleRecord => {
    const known = records.get(path);
    if (known) return known;
    const problem = project.problems.find((item) => item.file === path);
    if (problem) {
      const { kind, file, line, column, message } = problem;
      return fail({ kind, file, place: { file, line, column }, message });
    }
    const module = project.modules[path];
    if (!module) {
      const near = suggestionFor(path, null);
      return fail({ kind: 'missing-module', file: null, specifier: path, ...near });
    }
    const record = createRecord(path, module);
    records.set(path, record);
    for (const request of module.requests) record.dependencies.push(dependency(request, path));
    return record;
  };

  return {
    records,
    load,
    dependency,
    forgetUnlinked: () => {
      for (const record of records.values()) if (!record.linked) records.delete(record.path);
    },
  };
}
