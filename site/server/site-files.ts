/** The built site as the server sees it: every address it may answer, known before the first request. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { contentType } from './content-type.ts';

/** How a stored copy of a file is encoded; the names are those of `Content-Encoding`. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** One file of the site, in memory. */
export interface SiteFile {
  readonly type: string;
  /** A strong validator of the content, without quotes and without the encoding. */
  readonly tag: string;
  /** The file's content as it is, and packed where the build packed it. */
  readonly copies: Readonly<Partial<Record<Encoding, Buffer>>> & { readonly identity: Buffer };
}

/** Files by address: `/lessons/01-models/` for a folder's `index.html`, `/favicon.svg` for the rest. */
export type SiteFiles = ReadonlyMap<string, SiteFile>;

/** Written for static hosts or held back on purpose; no address leads to them. */
const PRIVATE = new Set(['/_headers']);

/**
 * Reads the folder once, contents and all (some ten megabytes). A request can then only reach what is in the table, so
 * there is no path to escape from; and a build that replaces the folder leaves visitors with one whole site, the old one.
 */
export async function readSiteFiles(folder: string): Promise<SiteFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map(
      (entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`,
    );
  const known = new Set(names);
  const files = new Map<string, SiteFile>();
  for (const name of names) {
    if (PRIVATE.has(name) || isPacked(name, known)) continue;
    const content = await readFile(join(folder, name));
    files.set(name.replace(/\/index\.html$/, '/'), {
      type: contentType(name),
      tag: createHash('sha256').update(content).digest('base64url').slice(0, 22),
      copies: {
        identity: content,
        ...(known.has(`${name}.br`) && { br: await readFile(join(folder, `${name}.br`)) }),
        ...(known.has(`${name}.gz`) && { gzip: await readFile(join(folder, `${name}.gz`)) }),
      },
    });
  }
  return files;
}

/** Whether a file is the packed copy of another one. */
const isPacked = (name: string, known: ReadonlySet<string>) =>
  /\.(br|gz)$/.test(name) && known.has(name.slice(0, -3));
