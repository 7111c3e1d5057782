import type { OfflineStatus, ToWorker } from './offline-manifest.ts';

/** How long a worker may take to answer, ms; it may have to start first. */
const PATIENCE = 5000;

/** Tells the worker something. */
export function tellWorker(
  worker: ServiceWorker,
  message: ToWorker,
  ports: MessagePort[] = [],
): void {
  worker.postMessage(message, ports);
}

/** What is kept on this device, or `null` when no service worker is in service or it does not answer. */
export function offlineStatus(): Promise<OfflineStatus | null> {
  const worker = globalThis.navigator.serviceWorker?.controller;
  if (!worker) return Promise.resolve(null);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), PATIENCE);
    port1.onmessage = ({ data }: MessageEvent<OfflineStatus>) => {
      clearTimeout(timer);
      port1.close();
      resolve(data);
    };
    tellWorker(worker, { type: 'status' }, [port2]);
  });
}
