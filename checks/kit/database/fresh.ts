/** Gives each check an empty database, and ends what the app of the check before left connected. */
import { onTestFinished } from 'vitest';
import { resetSql } from '../../database/reset.ts';
import { kitContext } from '../context.ts';
import { connect } from './connect.ts';
import { forgetConnections, watchConnections } from './connections.ts';

/** The check whose database is empty already, by the promise that it is. */
let fresh: Promise<void> | undefined;

/** Empties the database when this check has not done so; does nothing in a step without one. */
export async function freshDatabase(): Promise<void> {
  const { databaseUrl } = kitContext();
  if (databaseUrl === undefined) return;
  if (fresh === undefined) {
    onTestFinished(() => {
      fresh = undefined;
      forgetConnections();
    });
    watchConnections(Number(new URL(databaseUrl).port || 5432));
    fresh = reset(databaseUrl);
  }
  await fresh;
}

/** Tries twice: a statement of the check before may have brought the database down with it. */
async function reset(url: string): Promise<void> {
  await resetOnce(url).catch(() => resetOnce(url));
}

async function resetOnce(url: string): Promise<void> {
  const client = await connect(url);
  try {
    await client.query(resetSql);
  } finally {
    await client.end();
  }
}
