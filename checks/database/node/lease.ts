/** A database for one run at a time: the embedded one, or one on the server that `DATABASE_URL` names. */
import process from 'node:process';
import type { EmbeddedOptions } from './embedded.ts';

/** An empty database that nobody else uses. */
export interface DatabaseLease {
  /** For `new pg.Pool({ connectionString: url })`. */
  readonly url: string;
  /** Gives it back. */
  release(): Promise<void>;
}

/**
 * Opens a database for checks.
 * @param server URL of a PostgreSQL server, default `DATABASE_URL`; without one the embedded database is started
 * @throws {Error} a sentence, when the server cannot be used or the embedded database does not start
 */
export async function leaseDatabase(
  server = process.env.DATABASE_URL,
  embedded: EmbeddedOptions = {},
): Promise<DatabaseLease> {
  if (server === undefined || server === '') {
    const { openEmbedded } = await import('./embedded.ts');
    return openEmbedded(embedded);
  }
  const { openOnServer } = await import('./on-server.ts');
  return openOnServer(server);
}
