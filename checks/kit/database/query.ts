/** Lets a check look into the database, beside the app and not through it. */
import { kitContext } from '../context.ts';
import { connect } from './connect.ts';
import { freshDatabase } from './fresh.ts';

/**
 * Runs one statement in a session of its own, so that it sees only what the app has committed, and gives the rows.
 *
 * ```ts
 * const rows = await queryDatabase<{ name: string }>('SELECT name FROM tools WHERE id = $1', [1]);
 * ```
 * @throws {Error} when the step has no database (`database: true` in its front matter), or PostgreSQL's own error
 */
export async function queryDatabase<Row extends object = Record<string, unknown>>(
  statement: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { databaseUrl } = kitContext();
  if (databaseUrl === undefined) {
    throw new Error(
      'This step has no database: write `database: true` into the front matter of its step.mdx.',
    );
  }
  await freshDatabase();
  const client = await connect(databaseUrl);
  try {
    const { rows } = await client.query<Row>(statement, [...values]);
    return rows;
  } finally {
    await client.end();
  }
}
