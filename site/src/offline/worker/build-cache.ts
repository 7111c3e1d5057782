/** One cache per build. A build's pages and assets lie together, so that no page ever meets another build's files. */
import { HASH_LENGTH, isHashed, type OfflineFile } from '../offline-manifest.ts';

const PREFIX = 'groundwork-build:';

/** The name of a build's cache. */
export const cacheOf = (build: string): string => PREFIX + build;

/** The builds that have a cache. */
export async function keptBuilds(): Promise<readonly string[]> {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length));
}

/** Removes the cache of a build. */
export async function forgetBuild(build: string): Promise<void> {
  await caches.delete(cacheOf(build));
}

async function digest(content: ArrayBuffer): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .slice(0, HASH_LENGTH);
}

/** A response as it is kept: all headers, its policy too, but not how it was packed for the way. */
function unpacked({ headers: sent, status, body }: Response, content: BodyInit | null = body) {
  const headers = new Headers(sent);
  headers.delete('Content-Encoding');
  headers.delete('Content-Length');
  return new Response(content, { status, headers });
}

/**
 * Fetches a file and keeps it, when it is the one that the build names: in the middle of a deployment it may not be.
 * @throws Error when the file cannot be had, or is that of another build.
 */
export async function fetchInto(cache: Cache, scope: string, file: OfflineFile): Promise<void> {
  const address = scope + file.path;
  // An address that keeps its name is asked for anew; the server answers 304 for what has not changed.
  const response = await fetch(address, { cache: isHashed(file.path) ? 'default' : 'no-cache' });
  if (!response.ok) throw new Error(`${address} was answered with ${response.status}.`);
  // Its name tells its content, so it passes through: some of these files are larger than all others together.
  if (!file.hash) return await cache.put(address, unpacked(response));
  const content = await response.arrayBuffer();
  if ((await digest(content)) !== file.hash) {
    throw new Error(`${address} belongs to another build; this one is not complete on the server.`);
  }
  await cache.put(address, unpacked(response, content));
}
