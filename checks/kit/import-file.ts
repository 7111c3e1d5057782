/** Gives a check what one of the learner's files exports. */
import { onTestFinished } from 'vitest';
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
  await freshDatabase();
  const listening = new Listening();
  onTestFinished(() => listening.close());
  catchListening(listening);
  const exports = await kitContext().importFile(path);
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
  return exports as Exports;
}
