/**
 * Prepares the embedded database at build time: PGlite's own start, with `initdb`, takes 2.5 to 3 seconds, from a prepared data directory
 * a third of one. Both files belong to one version of PGlite and are made anew with another.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the parts of the embedded database lie. */
export interface PreparedDatabase {
  /** `pglite.wasm`, as the package has it. */
  readonly program: string;
  /** `pglite.data` without what no lesson uses. */
  readonly files: string;
  /** The data directory, a tar archive. */
  readonly directory: string;
}

/** Small, and for one session: a data directory of 13 MB in the place of 40. */
const settings = [
  'shared_buffers=8MB',
  'wal_buffers=64kB',
  'max_connections=5',
  'min_wal_size=2MB',
  'max_wal_size=2MB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'jit=off',
  'wal_recycle=off',
  'max_locks_per_transaction=16',
];

/**
 * Files of `pglite.data` that a running database reads. Left out, and with them 1 MB of download: full-text dictionaries, ICU
 * collations, time zones outside Europe and America, and what only `initdb` needs.
 */
const needed =
  /\/plpgsql\.so$|timezone\/(UTC|GMT|Etc\/UTC|Europe\/[A-Z]|America\/[A-Z])|timezonesets|\/bin\/|extension\/plpgsql|\.pgpass|password$|pg_hba|postgresql\.conf|errcodes|locale-a/;

const dist = path.dirname(createRequire(import.meta.url).resolve('@electric-sql/pglite'));
const ownCache = path.join(import.meta.dirname, '../../.cache/database');

/**
 * The prepared parts, made when they are not there yet (a few seconds). Safe to call from several processes at once.
 * @param cache folder in which they are kept
 */
export async function prepareDatabase(cache = ownCache): Promise<PreparedDatabase> {
  const program = path.join(dist, 'pglite.wasm');
  const folder = path.join(cache, await fingerprint());
  if (!existsSync(folder)) await make(folder, cache);
  return {
    program,
    files: path.join(folder, 'files.data'),
    directory: path.join(folder, 'directory.tar'),
  };
}

/** Changes with PGlite and with this recipe. */
async function fingerprint(): Promise<string> {
  const sources = [path.join(dist, '../package.json'), import.meta.filename];
  const hash = createHash('sha256');
  for (const source of sources) hash.update(await readFile(source));
  return hash.digest('hex').slice(0, 16);
}

async function make(folder: string, cache: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const draft = await mkdtemp(path.join(cache, 'draft-'));
  await writeFile(path.join(draft, 'directory.tar'), await dataDirectory());
  await writeFile(path.join(draft, 'files.data'), await trimmedFiles());
  // Whoever comes second finds the same files there already.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true }));
}

async function dataDirectory(): Promise<Uint8Array> {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create({
    initDbStartParams: ['--wal-segsize=1', '--no-data-checksums'],
    postgresqlconf: settings,
  });
  try {
    // Two copies of an empty database, from which others would be made.
    await database.exec(
      "UPDATE pg_database SET datistemplate = false WHERE datname IN ('template0', 'template1')",
    );
    await database.exec('DROP DATABASE template0');
    await database.exec('DROP DATABASE template1');
    // The second one makes the log before the first one superfluous.
    await database.exec('CHECKPOINT');
    await database.exec('CHECKPOINT');
    return await (await database.dumpDataDir('none')).bytes();
  } finally {
    await database.close();
  }
}

/** Overwrites with zeros what is not needed; the places of all files are fixed in PGlite's code, so nothing may move. */
async function trimmedFiles(): Promise<Uint8Array> {
  const data = await readFile(path.join(dist, 'pglite.data'));
  const code = await readFile(path.join(dist, 'pglite.js'), 'utf8');
  const table = [...code.matchAll(/filename:"([^"]+)",start:([\de]+),end:([\de]+)/g)];
  if (table.length === 0) {
    throw new Error(
      `No table of files was found in ${dist}/pglite.js. This version of PGlite is built in another way: see how it lists the files of pglite.data, and read that in ${import.meta.filename}.`,
    );
  }
  for (const [, name = '', start, end] of table) {
    if (!needed.test(name)) data.fill(0, Number(start), Number(end));
  }
  return data;
}

if (import.meta.main) {
  const started = performance.now();
  const prepared = await prepareDatabase();
  console.log(`Prepared in ${Math.round(performance.now() - started)} ms.`);
  for (const file of Object.values(prepared)) console.log(file);
}
