/** What the shed's tables hold, as others than the app see them. */
import { queryDatabase } from '../database/query.ts';

/** The names of the tools, in the order in which they came. */
export async function toolNames(): Promise<string[]> {
  const rows = await queryDatabase<{ name: string }>('select name from tools order by id');
  return rows.map(({ name }) => name);
}

/** The entries of the ledger, the oldest first. */
export async function ledgerEntries(): Promise<string[]> {
  const rows = await queryDatabase<{ entry: string }>('select entry from ledger order by id');
  return rows.map(({ entry }) => entry);
}
