/** Links loaded records: completes their namespaces, checks what they import, finds out who waits. */
import type { ModuleNamespace } from '../../../checks/runner/environment.ts';
import type { Files } from '../../../checks/runner/host.ts';
import { LoadError } from '../../../checks/runner/load-error.ts';
import { isTypeExport } from '../../../checks/runner/type-export.ts';
import { fillNamespace } from './namespace.ts';
import type { ModuleRecord } from './record.ts';

/** Where one exported name comes from: a record whose own it is, or a package. */
type Source =
  | { readonly record: ModuleRecord }
  | { readonly record: null; readonly namespace: object };

const origin = (source: Source): object => source.record ?? source.namespace;

/** Where a module's exports come from: itself or, through `export *`, another. A name that two others both give is left out. */
function exportSources(
  record: ModuleRecord,
  visited = new Set<ModuleRecord>(),
): Map<string, Source> {
  if (visited.has(record)) return new Map();
  visited.add(record);
  const own = new Map<string, Source>(record.module.exports.map((name) => [name, { record }]));
  const passed = new Map<string, Source>();
  const ambiguous = new Set<string>();
  for (const index of record.module.stars) {
    const dependency = record.dependencies[index];
    if (!dependency) continue;
    const { namespace } = dependency;
    const sources: Map<string, Source> = dependency.record
      ? exportSources(dependency.record, visited)
      : new Map(Object.keys(namespace).map((name) => [name, { record: null, namespace }]));
    for (const [name, source] of sources) {
      const present = passed.get(name);
      if (present && origin(present) !== origin(source)) ambiguous.add(name);
      if (name !== 'default') passed.set(name, source);
    }
  }
  for (const name of ambiguous) passed.delete(name);
  return new Map([...passed, ...own]);
}

function read(source: Source | undefined, name: string): unknown {
  if (source && !source.record) return (source.namespace as ModuleNamespace)[name];
  const getter = source?.record?.getters?.[name];
  if (getter) return getter();
  // The module has not begun: the language's words for a binding that is not there yet.
  throw new ReferenceError(`Cannot access '${name}' before initialization`);
}

function fill(record: ModuleRecord): void {
  const sources = exportSources(record);
  fillNamespace(record.namespace, sources.keys(), (name) => read(sources.get(name), name));
}

function checkImports(record: ModuleRecord, files: Files): void {
  for (const { request, record: target, namespace } of record.dependencies) {
    for (const { name, line, column } of request.names) {
      if (name in namespace) continue;
      throw new LoadError({
        kind: 'missing-export',
        file: record.path,
        place: { file: record.path, line, column },
        name,
        from: request.specifier,
        isType: target !== null && isTypeExport(files[target.path] ?? '', name),
        ...(target === null ? {} : { exports: Object.keys(namespace) }),
      });
    }
  }
}

function deepestFirst(records: readonly ModuleRecord[]): ModuleRecord[] {
  const ordered = new Set<ModuleRecord>();
  const visited = new Set<ModuleRecord>();
  const visit = (record: ModuleRecord): void => {
    if (visited.has(record)) return;
    visited.add(record);
    for (const dependency of record.dependencies) if (dependency.record) visit(dependency.record);
    ordered.add(record);
  };
  records.forEach(visit);
  return [...ordered].filter((record) => records.includes(record));
}

/** Links the records that are new. `files`: the project's sources. @throws {LoadError} when one imports a name that is not exported. */
export function link(records: Iterable<ModuleRecord>, files: Files): void {
  const fresh = [...records].filter((record) => !record.linked);
  fresh.forEach(fill);
  // What a module imports is checked before the module itself, so that the deepest mistake is told.
  for (const record of deepestFirst(fresh)) checkImports(record, files);
  for (const record of fresh) record.linked = true;
  // Waiting passes from a module to those that import it, also around cycles.
  for (let changed = true; changed; ) {
    changed = false;
    for (const record of fresh) {
      if (record.waits || !record.dependencies.some((item) => item.record?.waits)) continue;
      record.waits = true;
      changed = true;
    }
  }
}
