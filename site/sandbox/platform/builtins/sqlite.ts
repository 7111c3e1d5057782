/** `node:sqlite`: imports, but says on use that a page cannot give it. */
import { unavailableMembers } from '../unavailable.ts';

export const { DatabaseSync, StatementSync, backup } = unavailableMembers(
  'node:sqlite',
  ['DatabaseSync', 'StatementSync', 'backup'],
  'use the database that the course provides',
);
