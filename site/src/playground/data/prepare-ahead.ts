import type { Sandbox } from '../../../sandbox/sandbox.ts';
import type { StepPackage } from '../step-package.ts';

/** What a browser tells of the connection, where it does. */
interface Connected {
  readonly connection?: { readonly saveData?: boolean };
}

/**
 * Gets the database ready before it is asked for: in a step that needs it, it is started; in the step before, its files are fetched. A
 * learner whose browser is told to save data waits for it instead, at the first check.
 * @throws {Error} a sentence, when a file cannot be fetched; whoever needs the database tries again and is told
 */
export async function prepareAhead(
  { database, databaseNext }: Pick<StepPackage, 'database' | 'databaseNext'>,
  sandbox: () => Promise<Sandbox>,
  { connection }: Connected = navigator as Connected,
): Promise<void> {
  if (!(database || databaseNext) || connection?.saveData) return;
  const { prepareDatabase, fetchDatabase } = await sandbox();
  if (database) await prepareDatabase();
  else await fetchDatabase();
}
