/** The service worker of the site: reads and checks work without a network, and every tab stays with the build that it came from. */
import type { OfflineManifest, OfflineStatus, ToWorker } from '../offline-manifest.ts';
import { answerFile, answerPage, pathOf } from './answer.ts';
import { cacheOf, forgetBuild } from './build-cache.ts';
import { inheritLate, install } from './install.ts';
import { tabBuilds } from './tab-builds.ts';

/** What is used of `ServiceWorkerGlobalScope`, which TypeScript's browser library does not have. */
interface WorkerScope {
  readonly registration: { readonly scope: string };
  readonly clients: {
    matchAll(options: object): Promise<readonly { readonly id: string }[]>;
    claim(): Promise<void>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<E extends keyof WorkerEvents>(
    type: E,
    listener: (event: WorkerEvents[E]) => void,
  ): void;
}

interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}

interface WorkerEvents {
  readonly install: Extendable;
  readonly activate: Extendable;
  readonly message: Extendable & {
    readonly data: ToWorker;
    readonly ports: readonly MessagePort[];
  };
  readonly fetch: Extendable & {
    readonly request: Request;
    readonly clientId: string;
    readonly resultingClientId: string;
    respondWith(response: Promise<Response>): void;
  };
}

/** Listens. Called once, at the worker's start, with the build's own manifest. */
export function startWorker(worker: WorkerScope, manifest: OfflineManifest): void {
  const { scope } = worker.registration;
  const { build } = manifest;
  const known = new Set(manifest.files.map(({ path }) => path));

  /** Removes what no open tab needs any more. */
  const tidy = async (): Promise<void> => {
    const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
    const inUse = await tabBuilds.inUse(new Set(tabs.map(({ id }) => id)));
    // Only builds that were in service: one that is being installed has no tab yet.
    for (const old of await tabBuilds.served()) {
      if (old === build || inUse.has(old)) continue;
      await forgetBuild(old);
      await tabBuilds.forgetServed(old);
    }
  };

  const activate = async (): Promise<void> => {
    const before = await tabBuilds.current();
    const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
    for (const { id } of tabs) {
      // Loaded before any worker was there: from the build that is on the server, which is the one just installed.
      if (!(await tabBuilds.of(id))) await tabBuilds.note(id, before ?? build);
    }
    await inheritLate(manifest, scope);
    await tabBuilds.serve(build);
    await tidy();
    await worker.clients.claim();
  };

  const status = async (): Promise<OfflineStatus> => {
    const cache = await caches.open(cacheOf(build));
    const kept = new Set((await cache.keys()).map(({ url }) => url));
    return {
      build,
      files: manifest.files.map((file) => ({ ...file, kept: kept.has(scope + file.path) })),
      frames: manifest.frames,
    };
  };

  worker.addEventListener('install', (event) => event.waitUntil(install(manifest, scope)));
  worker.addEventListener('activate', (event) => event.waitUntil(activate()));
  worker.addEventListener('message', (event) => {
    if (event.data.type === 'take-over') event.waitUntil(worker.skipWaiting());
    if (event.data.type === 'status') {
      event.waitUntil(status().then((answer) => event.ports[0]?.postMessage(answer)));
    }
  });
  worker.addEventListener('fetch', (event) => {
    const path = pathOf(event.request, scope);
    if (path === null) return;
    const asked = {
      request: event.request,
      clientId: event.clientId,
      resultingClientId: event.resultingClientId,
      waitUntil: (work: Promise<unknown>) => event.waitUntil(work),
    };
    if (event.request.mode === 'navigate') {
      event.respondWith(answerPage(asked, path, manifest, scope));
      event.waitUntil(tidy());
      return;
    }
    // An address of another build may still be kept for an old tab; anything else is left to the browser.
    if (known.has(path) || /^(_astro|sandbox|types|lessons)\//.test(path)) {
      event.respondWith(answerFile(asked, path, manifest, scope));
    }
  });
}
