import type { Plugin } from 'vite';

/** Takes the place of the site's service worker, empties what it kept, goes, and lets its pages load anew. */
const LEAVING = `
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('groundwork-')) await caches.delete(name);
  await registration.unregister();
  for (const tab of await clients.matchAll({ type: 'window' })) await tab.navigate(tab.url);
})()));
`;

/**
 * While lessons are written (`npm run dev`) there is no service worker: one that the built site left behind at the same
 * address would show yesterday's pages, so it is replaced by one that leaves.
 */
export function leaveOffline(): Plugin {
  return {
    name: 'groundwork:leave-offline',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use('/sw.js', (_, response) => {
        response.setHeader('Content-Type', 'text/javascript; charset=utf-8');
        response.setHeader('Cache-Control', 'no-store');
        response.end(LEAVING);
      });
    },
  };
}
