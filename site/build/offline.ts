/** Builds the service worker, which carries a list of everything that its build consists of. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import type { SandboxAssets } from '../sandbox/assets.ts';
import {
  HASH_LENGTH,
  isHashed,
  type OfflineFile,
  type OfflineManifest,
  type OfflinePart,
} from '../src/offline/offline-manifest.ts';

/** Written for hosts or for the README, or the worker itself; no page of the site loads them. */
const NOT_KEPT =
  /^(_headers|sw\.js|(step|card)\.png|robots\.txt|sitemap\.xml|sandbox\/manifest\.json)$|\.(br|gz)$/;

/** What a page may load late: the database, Swagger UI, the types, a fork's runner. */
const LATE = /^((sandbox|types|fork)\/|licences\.txt$)/;

const relativeTo = (address: string): string => address.replace(/^\//, '');

/**
 * Lists the files of a site for its service worker.
 * @param folder the whole site, before it is packed.
 */
export async function offlineManifest(
  folder: string,
  { execution, compile, wasm, runner, tab }: SandboxAssets,
): Promise<OfflineManifest> {
  const frames = [runner, tab].map(relativeTo);
  const check = new Set([execution, compile, wasm].map(relativeTo));
  const partOf = (name: string): OfflinePart =>
    check.has(name) ? 'check' : LATE.test(name) ? 'late' : 'read';
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !NOT_KEPT.test(name) && !frames.includes(name))
    .sort();
  const files = await Promise.all(
    names.map(async (name): Promise<OfflineFile> => {
      const content = await readFile(join(folder, name));
      const path = name.replace(/(^|\/)index\.html$/, '$1');
      const hash = createHash('sha256').update(content).digest('base64url').slice(0, HASH_LENGTH);
      return {
        path,
        ...(isHashed(path) ? {} : { hash }),
        bytes: content.length,
        part: partOf(name),
      };
    }),
  );
  const digest = createHash('sha256').update(JSON.stringify([files, frames]));
  return { build: digest.digest('base64url').slice(0, 16), files, frames };
}

/** Writes `sw.js` into the site's folder. */
export async function buildServiceWorker(folder: string, manifest: OfflineManifest): Promise<void> {
  const contents = `import { startWorker } from './start.ts'; startWorker(self, ${JSON.stringify(manifest)});`;
  const resolveDir = join(import.meta.dirname, '../src/offline/worker');
  const result = await build({
    stdin: { contents, resolveDir, loader: 'js' },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2023',
    write: false,
  });
  await writeFile(join(folder, 'sw.js'), result.outputFiles[0]?.contents ?? '');
}
