/** The learner's files and the check file as this worker links them. */
import type { ModuleNamespace, RunEnvironment } from '../../../checks/runner/environment.ts';
import type { Files, RunOrder } from '../../../checks/runner/host.ts';
import { announcement } from '../../../checks/runner/trace/declarations.ts';
import type { CompiledModule, CompiledProject } from '../compile/compiled.ts';
import { createGraph, type Graph } from '../link/graph.ts';
import { createStackMap, installStackMapping } from '../link/stack.ts';
import { platform } from './boot.ts';

/** Where the learner's files stand, for their code and in stacks. */
export const rootPath = '/app/';
/** URL of the learner's folder. */
export const rootUrl = `file://${rootPath}`;

/** Where the check file stands: beside the learner's folder, out of its files' reach. */
const checksUrl = 'file:///';

/** URL of the check file at this path. */
export const checkUrl = (path: string): string => checksUrl + encodeURI(path);

const stacks = createStackMap();

/** A built-in module or a package; null when there is none of that name. */
function external(specifier: string): ModuleNamespace | null {
  for (const table of [platform.builtins, platform.packages]) {
    if (table.has(specifier)) return table.namespace(specifier);
  }
  return null;
}

/** What `import` of a package gives as its default; `undefined` when the sandbox does not have it. */
export const defaultOf = (packageName: string): unknown =>
  platform.packages.has(packageName) ? platform.packages.namespace(packageName).default : undefined;

/** Puts the files on the virtual disk, for code that reads them, and makes stacks show them. */
export function prepareProject(files: Files, entry: string): void {
  for (const [path, text] of Object.entries(files)) platform.disk.addFile(rootPath + path, text);
  platform.configure({ cwd: '/app', argv: [rootPath + entry] });
  installStackMapping(stacks);
}

/**
 * Imports of the learner's files, each in a graph of its own unless the caller names one. `trace`: the files tell a recording what they
 * declare.
 */
export function importer(
  files: Files,
  compiled: CompiledProject,
  trace = false,
): RunEnvironment['importFile'] {
  const project = trace ? announcing(files, compiled) : compiled;
  const graphs = new WeakMap<object, Graph>();
  return (path, evaluating, name = {}) => {
    const graph =
      graphs.get(name) ??
      createGraph({ project, files, rootUrl, external, evaluating, evaluated: stacks.add });
    graphs.set(name, graph);
    return graph.import(path);
  };
}

function announcing(files: Files, { modules, problems }: CompiledProject): CompiledProject {
  const told = Object.entries(modules).map(([file, module]): [string, CompiledModule] => [
    file,
    { ...module, body: module.body + announcement(file, files[file] ?? '') },
  ]);
  return { modules: Object.fromEntries(told), problems };
}

/** Imports the check file. `#kit` and `vitest` are the runner's own, and only a check sees them. */
export const checkImporter =
  (check: RunOrder['check'], project: CompiledProject): RunEnvironment['importCheck'] =>
  async (modules) => {
    const provided = new Map<string, ModuleNamespace>(Object.entries(modules));
    await createGraph({
      project,
      files: { [check.path]: check.source },
      rootUrl: checksUrl,
      external: (specifier) => provided.get(specifier) ?? external(specifier),
      evaluated: stacks.add,
    }).import(check.path);
  };
