import type { OfflineManifest } from '../offline-manifest.ts';
import { cacheOf, fetchInto } from './build-cache.ts';
import { tabBuilds } from './tab-builds.ts';

/** How a request is answered; the parts of a `FetchEvent` that are used. */
export interface Asked {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  waitUntil(work: Promise<unknown>): void;
}

/** The path of a request within the scope, without its query; `null` for what is none of the worker's business. */
export function pathOf(request: Request, scope: string): string | null {
  if (request.method !== 'GET' || request.headers.has('range')) return null;
  const [address = ''] = request.url.split(/[?#]/);
  return address.startsWith(scope) ? address.slice(scope.length) : null;
}

/** Answers a page from the build in service, and notes for its tab which one that was. */
export async function answerPage(
  { request, resultingClientId, waitUntil }: Asked,
  path: string,
  manifest: OfflineManifest,
  scope: string,
): Promise<Response> {
  const { build } = manifest;
  const cache = await caches.open(cacheOf(build));
  waitUntil(tabBuilds.note(resultingClientId, build));
  const page = await cache.match(scope + path, { ignoreVary: true });
  if (page) return page;
  const { search } = new URL(request.url);
  if (await cache.match(`${scope}${path}/`, { ignoreVary: true })) {
    return Response.redirect(`${scope}${path}/${search}`, 308);
  }
  try {
    return await fetch(request);
  } catch {
    const missing = await cache.match(`${scope}404.html`, { ignoreVary: true });
    return missing
      ? new Response(missing.body, { status: 404, headers: missing.headers })
      : Response.error();
  }
}

/** Answers everything else from the build of the tab that asks; the network has the rest. */
export async function answerFile(
  { request, clientId, waitUntil }: Asked,
  path: string,
  manifest: OfflineManifest,
  scope: string,
): Promise<Response> {
  const build = (await tabBuilds.of(clientId)) ?? manifest.build;
  const cache = await caches.open(cacheOf(build));
  const kept = await cache.match(scope + path, { ignoreVary: true });
  if (kept) return kept;
  const response = await fetch(request);
  const file = manifest.files.find((one) => one.path === path);
  if (build === manifest.build && file && response.ok) {
    // What was used once is there offline, too. It comes from the browser's own cache, not over the network again.
    waitUntil(fetchInto(cache, scope, file).catch(() => {}));
  }
  return response;
}
