import { isHashed, type OfflineFile, type OfflineManifest } from '../offline-manifest.ts';
import { cacheOf, fetchInto, forgetBuild, keptBuilds } from './build-cache.ts';

/** Requests at a time: few enough to leave the page its own. */
const AT_ONCE = 4;

/** Keeps everything that reading needs. A build that cannot be had whole is not installed; the browser tries again later. */
export async function install(manifest: OfflineManifest, scope: string): Promise<void> {
  const cache = await caches.open(cacheOf(manifest.build));
  const waiting = manifest.files.filter(({ part }) => part === 'read');
  const others = (await keptBuilds()).filter((build) => build !== manifest.build);
  const work = async (): Promise<void> => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      if (await cache.match(scope + file.path)) continue;
      if (!(await copyFrom(others, cache, scope, file))) await fetchInto(cache, scope, file);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    await forgetBuild(manifest.build);
    throw error;
  }
}

/** Takes a file from an earlier build's cache when its name says that it is the same. */
async function copyFrom(
  builds: readonly string[],
  cache: Cache,
  scope: string,
  { path }: OfflineFile,
): Promise<boolean> {
  if (!isHashed(path)) return false;
  for (const build of builds) {
    const kept = await (await caches.open(cacheOf(build))).match(scope + path, {
      ignoreVary: true,
    });
    if (!kept) continue;
    await cache.put(scope + path, kept);
    return true;
  }
  return false;
}

/** Takes over the large files that an earlier build had kept already, because they were used or asked for. */
export async function inheritLate(manifest: OfflineManifest, scope: string): Promise<void> {
  const cache = await caches.open(cacheOf(manifest.build));
  const others = (await keptBuilds()).filter((build) => build !== manifest.build);
  for (const file of manifest.files) {
    if (file.part !== 'read') await copyFrom(others, cache, scope, file);
  }
}
