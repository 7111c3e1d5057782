/** The kit's own connection with the step's database. */
import type { Client } from 'pg';
import { unwatched } from './connections.ts';

/** A connected client, to be ended by the caller. The driver is loaded only in steps that have a database. */
export async function connect(url: string): Promise<Client> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {}); // The database went away; the query that runs, or the next one, says so.
  await unwatched(() => client.connect());
  return client;
}
