/** How the database came to look as it does: entry n brings version n to version n + 1. Published entries never change. */
import type { IDBPDatabase } from 'idb';
import type { StoreName } from './records.ts';

/** Brings the database from one version to the next. */
export type Migration = (database: IDBPDatabase) => void;

const createStores =
  (...names: readonly StoreName[]): Migration =>
  (database) => {
    for (const name of names) database.createObjectStore(name, { keyPath: 'key' });
  };

/** Every step from the first version on; the database's version is how many there are. */
export const MIGRATIONS: readonly Migration[] = [
  createStores('drafts', 'versions', 'progress', 'hints', 'answers', 'settings'),
  createStores('reviews'),
  createStores('runs'),
];

/** The version that this code reads and writes. */
export const DATABASE_VERSION = MIGRATIONS.length;

/** Runs every migration that a database at `from` still lacks, oldest first. */
export function migrate(database: IDBPDatabase, from: number): void {
  for (const migration of MIGRATIONS.slice(from)) migration(database);
}
