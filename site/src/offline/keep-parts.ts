import { siteAddress } from '../course/links.ts';
import type { OfflinePart, OfflineStatus } from './offline-manifest.ts';
import { offlineStatus } from './offline-status.ts';

/** The address of a file, from its path within the worker's scope. */
const addressOf = (path: string): string => new URL(path, scope()).href;

/** The worker's scope: where the site lives. */
const scope = (): string => new URL(siteAddress('/'), location.href).href;

/** Files of these parts that are not kept yet. */
export const missing = (status: OfflineStatus, parts: readonly OfflinePart[]) =>
  status.files.filter(({ part, kept }) => !kept && parts.includes(part));

/**
 * Asks for every file of some parts that is not kept yet; the service worker keeps what passes by.
 * @param onProgress told after each file how many are done.
 * @throws TypeError when the network is gone.
 */
export async function keepParts(
  parts: readonly OfflinePart[],
  onProgress: (done: number, of: number) => void = () => {},
): Promise<void> {
  const status = await offlineStatus();
  if (!status) return;
  const files = missing(status, parts);
  for (const [index, { path }] of files.entries()) {
    const response = await fetch(addressOf(path));
    // To its end, but not into memory.
    await response.body?.pipeTo(new WritableStream());
    onProgress(index + 1, files.length);
  }
  await keepFrames(status.frames);
}

/** Notes which frames are kept, by address. */
const FRAMES = 'groundwork-frames';

/**
 * A service worker never sees the requests of a sandboxed frame, so its page must come from the browser's own cache. There
 * it gets only as the page of a frame: each is loaded once, as the sandbox will load it, and sent nothing to do.
 */
async function keepFrames(paths: readonly string[]): Promise<void> {
  const noted = await caches.open(FRAMES);
  const addresses = paths.map(addressOf);
  for (const { url } of await noted.keys()) {
    if (!addresses.includes(url)) await noted.delete(url);
  }
  for (const address of addresses) {
    if (await noted.match(address)) continue;
    await loadFrame(address);
    await noted.put(address, new Response());
  }
}

function loadFrame(address: string): Promise<void> {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.setAttribute('aria-hidden', 'true');
  frame.hidden = true;
  frame.src = address;
  const loaded = new Promise<void>((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
  });
  document.body.append(frame);
  return loaded.then(() => frame.remove());
}
