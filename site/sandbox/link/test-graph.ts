/** For tests: compiles files with the real stripping engine and links them under this very Node. */
import { createRequire } from 'node:module';
import type { ModuleNamespace } from '../../../checks/runner/environment.ts';
import type { Files } from '../../../checks/runner/host.ts';
import { createCompile } from '../compile/compile.ts';
import { createStrip } from '../compile/strip.ts';
import { awaitRuntime } from '../platform/async-context/frame.ts';
import { createGraph, type Graph, type GraphOptions } from './graph.ts';

const { transformSync } = createRequire(import.meta.url)(
  '@swc/wasm-typescript',
) as typeof import('@swc/wasm-typescript');

/** The compiler, in this process. */
export const compile = createCompile(createStrip(() => ({ transformSync })));

/** A graph over `files` in `file:///app/`. `packages`: what bare specifiers give. */
export function graphOf(
  files: Files,
  packages: Readonly<Record<string, ModuleNamespace>> = {},
  more: Partial<GraphOptions> = {},
): Graph {
  Object.assign(globalThis, { __als: awaitRuntime });
  return createGraph({
    project: compile(files),
    files,
    rootUrl: 'file:///app/',
    external: (specifier) => packages[specifier] ?? null,
    ...more,
  });
}

/** Runs `main.ts` of `files` and gives its exports. */
export const run = (
  files: Files,
  packages: Readonly<Record<string, ModuleNamespace>> = {},
): Promise<ModuleNamespace> => graphOf(files, packages).import('main.ts');
