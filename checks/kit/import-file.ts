/** Gives a check what one of the learner's files exports. */
import { onTestFinished } from 'vitest';
import type { ModuleNamespace } from '../runner/environment.ts';
import { Fault } from '../runner/fault.ts';
import { missingExport } from '../runner/sentences/load.ts';
import { kitContext } from './context.ts';
import { freshDatabase } from './database/fresh.ts';
import { catchListening, Listening } from './listening.ts';

/**
 * Loads one of the learner's files freshly, with everything that it imports, and gives its exports.
 *
 * ```ts
 * const { ToolIn } = await importFile<{ ToolIn: z.ZodType }>('models.ts', ['ToolIn']);
 * ```
 * @param path relative to the step's root
 * @param names exports that the check needs
 * @throws {Fault} when the file cannot be loaded or lacks one of `names`; what its code throws passes through
 */
export async function importFile<Exports extends object = Record<string, unknown>>(
  path: string,
  names: readonly (keyof Exports & string)[] = [],
): Promise<Exports> {
  await prepare();
  const exports = await kitContext().importFile(path);
  requireExports(exports, path, names);
  return exports as Exports;
}

/**
 * Loads several of the learner's files freshly and together: they share their modules, and with them their state, as they do in the
 * running app.
 *
 * ```ts
 * const { app, override } = await importFiles<{ app: Handler; override: Override }>({
 *   'app.ts': ['app'],
 *   'context.ts': ['override'],
 * });
 * ```
 * @param wanted the exports that the check needs, by the path of their file
 * @returns these exports, of all files in one object
 * @throws {Fault} as `importFile`
 */
export async function importFiles<Exports extends object>(
  wanted: Readonly<Record<string, readonly (keyof Exports & string)[]>>,
): Promise<Exports> {
  await prepare();
  const graph = {};
  const found: Record<string, unknown> = {};
  for (const [path, names] of Object.entries(wanted)) {
    const exports = await kitContext().importFile(path, graph);
    requireExports(exports, path, names);
    for (const name of names) found[name] = exports[name];
  }
  return found as Exports;
}

/** An empty database, and servers that end with the check. */
async function prepare(): Promise<void> {
  await freshDatabase();
  const listening = new Listening();
  onTestFinished(() => listening.close());
  catchListening(listening);
}

function requireExports(exports: ModuleNamespace, path: string, names: readonly string[]): void {
  for (const name of names) {
    if (exports[name] === undefined) {
      throw new Fault(
        missingExport({
          kind: 'missing-export',
          file: null,
          name,
          from: path,
          isType: false,
          exports: Object.keys(exports),
        }),
      );
    }
  }
}
