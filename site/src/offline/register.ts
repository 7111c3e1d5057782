/** Puts the service worker into service, keeps what checks need, and looks for newer builds. Called when the page is idle. */
import { siteAddress } from '../course/links.ts';
import { keepParts } from './keep-parts.ts';

/** How often a page that stays open asks whether there is a newer build, ms. */
const ASK_EVERY = 3_600_000;

/** A service worker needs a secure context; without one, or where it is refused, the site works as any other. */
export async function registerWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const base = siteAddress('/');
  // Refused where the browser keeps nothing, and then there is nothing to watch.
  const registration: ServiceWorkerRegistration | undefined = await serviceWorker
    .register(`${base}sw.js`, { scope: base, updateViaCache: 'none' })
    .catch(() => undefined);
  if (!registration) return;
  watch(registration);
  setInterval(() => void registration.update().catch(() => {}), ASK_EVERY);
  if (!serviceWorker.controller) {
    await new Promise((resolve) =>
      serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  }
  if (!savesData()) await keepParts(['check']).catch(() => {});
}

/** Announces a worker that waits now, or will. */
function watch(registration: ServiceWorkerRegistration): void {
  const { serviceWorker } = navigator;
  const announceWaiting = (): void => {
    if (registration.waiting && serviceWorker.controller) void announce(registration.waiting);
  };
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing?.addEventListener('statechange', announceWaiting);
  });
  announceWaiting();
  // Another tab changed to the newer build; this one keeps its own files until it is reloaded.
  const had = serviceWorker.controller !== null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (had) void announce(null);
  });
}

async function announce(waiting: ServiceWorker | null): Promise<void> {
  const { UpdateNotice } = await import('./update-notice.ts');
  const shown = document.querySelector<InstanceType<typeof UpdateNotice>>('update-notice');
  const notice = shown ?? new UpdateNotice();
  notice.waiting = waiting;
  if (!shown) document.body.append(notice);
  // A move to another page replaces the body.
  document.addEventListener('astro:after-swap', () => {
    if (!notice.isConnected && shown === null) document.body.append(notice);
  });
}

/** Whether the learner asked the browser to load little. */
function savesData(): boolean {
  const { connection } = navigator as { connection?: { readonly saveData?: boolean } };
  return connection?.saveData ?? false;
}
