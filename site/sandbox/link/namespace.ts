/** Module namespace objects: live, sealed, in the order of the language (sorted names, no prototype, tagged `Module`). */
import type { ModuleNamespace } from '../../../checks/runner/environment.ts';

/** An empty namespace; `fillNamespace` gives it its names once the graph is known. */
export function createNamespace(): object {
  return Object.defineProperty(Object.create(null) as object, Symbol.toStringTag, {
    value: 'Module',
  });
}

/** Gives `namespace` its names, each read through `read` whenever somebody looks, and seals it. */
export function fillNamespace(
  namespace: object,
  names: Iterable<string>,
  read: (name: string) => unknown,
): void {
  for (const name of [...names].sort()) {
    Object.defineProperty(namespace, name, { enumerable: true, get: () => read(name) });
  }
  Object.preventExtensions(namespace);
}

/** The namespace of a JSON module. */
export function jsonNamespace(value: unknown): ModuleNamespace {
  const namespace = createNamespace();
  fillNamespace(namespace, ['default'], () => value);
  return namespace as ModuleNamespace;
}
