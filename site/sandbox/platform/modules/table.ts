/** Modules by specifier, evaluated when first asked for, with the namespaces that `import` sees. */
import type { ModuleNamespace, ModuleTable } from '../platform.ts';

export interface ModuleEntry {
  /** A CommonJS module's exports become `default`; an ES module is its namespace. */
  readonly kind: 'commonjs' | 'module';
  load(): unknown;
}

const tagged = (namespace: object): ModuleNamespace =>
  Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module' }) as ModuleNamespace;

const hasKeys = (value: unknown): value is Record<string, unknown> =>
  value !== null && (typeof value === 'object' || typeof value === 'function');

/** As Node does for CommonJS: `default` is the exports, and each enumerable key is a name as well. */
function namespaceOf(exports: unknown): ModuleNamespace {
  const namespace: Record<string, unknown> = Object.create(null);
  if (hasKeys(exports)) {
    for (const key of Object.keys(exports)) {
      if (key === 'default') continue;
      // Getters stay lazy, and the names follow later changes of the object.
      Object.defineProperty(namespace, key, { enumerable: true, get: () => exports[key] });
    }
  }
  Object.defineProperty(namespace, 'default', { enumerable: true, value: exports });
  return tagged(namespace);
}

/** A table over `entries`, which are looked up by the specifier that `normalize` makes of the given one. */
export function moduleTable(
  entries: Readonly<Record<string, ModuleEntry>>,
  normalize: (specifier: string) => string = (specifier) => specifier,
): ModuleTable {
  const exportsOf = new Map<string, unknown>();
  const namespaces = new Map<string, ModuleNamespace>();

  const find = (specifier: string): [string, ModuleEntry] => {
    const key = normalize(specifier);
    const entry = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (entry) return [key, entry];
    throw Object.assign(new Error(`Cannot find module '${specifier}'`), {
      code: 'ERR_MODULE_NOT_FOUND',
    });
  };

  const table: ModuleTable = {
    specifiers: Object.keys(entries),
    has: (specifier) => Object.hasOwn(entries, normalize(specifier)),
    require(specifier) {
      const [key, entry] = find(specifier);
      if (!exportsOf.has(key)) exportsOf.set(key, entry.load());
      return exportsOf.get(key);
    },
    namespace(specifier) {
      const [key, { kind }] = find(specifier);
      let namespace = namespaces.get(key);
      if (!namespace) {
        const exports = table.require(specifier);
        namespace = kind === 'module' ? (exports as ModuleNamespace) : namespaceOf(exports);
        namespaces.set(key, namespace);
      }
      return namespace;
    },
  };
  return table;
}
