/**
 * One module graph: compiled files linked to each other and to the packages, with the semantics of ES modules.
 * Two graphs share no state; what a package keeps is shared by all, as on Node.
 */
import type { ModuleNamespace } from '../../../checks/runner/environment.ts';
import { LoadError } from '../../../checks/runner/load-error.ts';
import type { CompiledModule } from '../compile/compiled.ts';
import { evaluate, type ImportMeta, type ModuleFunction } from './evaluate.ts';
import { link } from './exports.ts';
import { createLoader, type LoadOptions } from './load.ts';
import { nodeError } from './problems.ts';
import type { ModuleRecord } from './record.ts';
import { resolve } from './resolve.ts';

/** What a module graph is made of. */
export interface GraphOptions extends LoadOptions {
  /** Told each file's path just before its body runs. */
  evaluating?(path: string): void;
  /** Told each file as its function is made, for the mapping of stacks. */
  evaluated?(url: string, module: CompiledModule, waits: boolean): void;
}

/** The modules of one start of the app. */
export interface Graph {
  /**
   * Links and runs the file at `path` and what it imports.
   * @throws {LoadError} before anything ran; what the code itself throws passes through.
   */
  import(path: string): Promise<ModuleNamespace>;
}

/** Functions made before, by module: another graph runs the same function in a scope of its own. */
const made = new WeakMap<CompiledModule, Map<boolean, ModuleFunction>>();

/** A graph in which nothing has run yet. */
export function createGraph(options: GraphOptions): Graph {
  const { files, rootUrl } = options;
  const rootPath = decodeURI(new URL(rootUrl).pathname);
  const loader = createLoader(options);
  const urlOf = (path: string): string => rootUrl + encodeURI(path);

  const functionOf = ({ module, path, waits }: ModuleRecord): ModuleFunction => {
    const known = made.get(module) ?? new Map<boolean, ModuleFunction>();
    made.set(module, known);
    options.evaluated?.(urlOf(path), module, waits);
    const result = known.get(waits) ?? evaluate(urlOf(path), module, waits);
    known.set(waits, result);
    return result;
  };

  const metaOf = (record: ModuleRecord, main: boolean): ImportMeta => {
    const filename = rootPath + record.path;
    return {
      url: urlOf(record.path),
      filename,
      dirname: filename.slice(0, filename.lastIndexOf('/')),
      main,
      resolve: (specifier) => {
        const resolution = resolve(specifier, record.path, (path) => Object.hasOwn(files, path));
        return resolution.kind === 'bare' ? specifier : urlOf(resolution.path);
      },
    };
  };

  /** Runs what the module imports, in order. Modules that wait go on side by side, as the language has it. */
  const runImports = (record: ModuleRecord): Promise<void> | undefined => {
    const pending: Promise<void>[] = [];
    for (const dependency of record.dependencies) {
      const running = dependency.record ? run(dependency.record, false) : undefined;
      if (running) pending.push(running);
    }
    const evaluating = () => options.evaluating?.(record.path);
    if (pending.length > 0) return Promise.all(pending).then(evaluating);
    evaluating();
    return undefined;
  };

  const run = (record: ModuleRecord, main: boolean): Promise<void> | undefined => {
    if (record.state === 'failed') throw record.error;
    if (record.state === 'started') return record.running;
    record.state = 'started';
    const failed = (error: unknown): never => {
      record.state = 'failed';
      record.error = error;
      throw error;
    };
    try {
      const result = functionOf(record)(
        (getters) => {
          record.getters = getters;
        },
        () => runImports(record),
        record.dependencies.map((dependency) => dependency.namespace),
        (specifier) => importDynamically(String(specifier), record.path),
        metaOf(record, main),
      );
      record.running = result?.then(() => {
        record.running = undefined;
      }, failed);
    } catch (error) {
      failed(error);
    }
    return record.running;
  };

  const importPath = async (path: string): Promise<ModuleNamespace> => {
    const record = loader.load(path);
    link(loader.records.values(), files);
    await run(record, true);
    return record.namespace as ModuleNamespace;
  };

  const importDynamically = async (specifier: string, from: string): Promise<object> => {
    const request = { specifier, line: 1, column: 1, names: [], json: true };
    try {
      const { record, namespace } = loader.dependency(request, from);
      link(loader.records.values(), files);
      if (record) await run(record, false);
      return namespace;
    } catch (error) {
      loader.forgetUnlinked();
      throw error instanceof LoadError ? nodeError(error, rootPath) : error;
    }
  };

  return { import: importPath };
}
