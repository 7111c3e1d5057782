/** `node:module`: what the runner's linker knows. */
import { builtins, packages } from '../modules/loaders.ts';

export const isBuiltin = (specifier: string): boolean => builtins.has(specifier);

/** A `require` for builtins and bundled packages; files of the project are ES modules and are imported. */
export function createRequire(): (specifier: string) => unknown {
  return (specifier) => {
    for (const table of [builtins, packages])
      if (table.has(specifier)) return table.require(specifier);
    throw Object.assign(new Error(`Cannot find module '${specifier}'`), {
      code: 'MODULE_NOT_FOUND',
    });
  };
}

export const builtinModules: readonly string[] = builtins.specifiers;
