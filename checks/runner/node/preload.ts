/** Loads packages before they are asked for, while a spare process waits. */
import nodeModule from 'node:module';
import type { ModuleNamespace } from '../environment.ts';

const scheme = 'groundwork-preload:';

/**
 * Evaluates `packages` (names such as `express`) as the learner's `import` would find them. A package that is not
 * installed is left out: whoever imports it gets the error that belongs there.
 * @param packagesUrl URL of a file beside whose `node_modules` they are
 * @returns what each package exports, by name
 */
export async function preload(
  packages: readonly string[],
  packagesUrl: string,
): Promise<Record<string, ModuleNamespace>> {
  if (packages.length === 0) return {};
  const hooks = nodeModule.registerHooks({
    resolve: (specifier, context, next) =>
      specifier.startsWith(scheme)
        ? next(specifier.slice(scheme.length), { ...context, parentURL: packagesUrl })
        : next(specifier, context),
  });
  const loaded: Record<string, ModuleNamespace> = {};
  await Promise.allSettled(
    packages.map(async (name) => {
      loaded[name] = await import(scheme + name);
    }),
  );
  hooks.deregister();
  return loaded;
}
