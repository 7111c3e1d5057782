/** One module in a graph, as the linker keeps book of it. */
import type { CompiledModule, ModuleRequest } from '../compile/compiled.ts';
import type { Getters } from './evaluate.ts';
import { createNamespace } from './namespace.ts';

/** An import, resolved. */
export interface Dependency {
  readonly request: ModuleRequest;
  /** Set for a file of the project, null for a package or a JSON file. */
  readonly record: ModuleRecord | null;
  readonly namespace: object;
}

/** A module of the project in one graph, as the specification's module records are. */
export interface ModuleRecord {
  readonly path: string;
  readonly module: CompiledModule;
  readonly namespace: object;
  /** In the order of `module.requests`. */
  readonly dependencies: Dependency[];
  /** Its imports are checked and its namespace is complete. */
  linked: boolean;
  /** It or one of its dependencies waits at its top level. */
  waits: boolean;
  /** Set once the module's function runs. */
  getters: Getters | null;
  state: 'new' | 'started' | 'failed';
  /** Pending while a module that waits has not ended. */
  running: Promise<void> | undefined;
  error: unknown;
}

/** A module that was neither linked nor run. */
export const createRecord = (path: string, module: CompiledModule): ModuleRecord => ({
  path,
  module,
  namespace: createNamespace(),
  dependencies: [],
  linked: false,
  waits: module.async,
  getters: null,
  state: 'new',
  running: undefined,
  error: undefined,
});
