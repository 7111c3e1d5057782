/** Places where something could be kept, or passed to another run. The frame’s origin is opaque: it owns none. */
import type { Attack } from '../attack.ts';
import { reaching } from '../compose.ts';

const reach = reaching('storage');

export const storage: readonly Attack[] = [
  reach(
    'IndexedDB',
    "const opening = scope.indexedDB.open('groundwork'); return new Promise((resolve, reject) => { opening.onsuccess = resolve; opening.onerror = reject; });",
  ),
  reach('the cache storage', "return (await scope.caches.open('leak')).keys();"),
  reach('localStorage', "scope.localStorage.setItem('leak', '1'); return 1;"),
  reach('sessionStorage', "scope.sessionStorage.setItem('leak', '1'); return 1;"),
  reach('cookies', "scope.document.cookie = 'leak=1'; return scope.document.cookie;"),
  reach('the cookie store', "return scope.cookieStore.set('leak', '1').then(() => 'set');"),
  reach(
    'the origin’s private files',
    'return (navigator as any).storage.getDirectory().then(() => "opened");',
  ),
  reach(
    'the file system of old',
    'return scope.webkitRequestFileSystemSync(0, 1024).root.fullPath;',
  ),
  reach(
    'locks that the page waits for',
    "return (navigator as any).locks.request('groundwork', { steal: true }, () => 'locked');",
  ),
  reach(
    'a broadcast to the page',
    // Node has BroadcastChannel too: what counts is that the page hears nothing.
    "for (const name of ['groundwork', 'groundwork:sandbox']) new scope.BroadcastChannel(name).postMessage({ store: 'drafts', key: 'attacked', forged: true }); throw new Error('nobody of the page hears it');",
  ),
  reach(
    'the real disk',
    "const { readFileSync } = await import('node:fs'); return readFileSync('/etc/passwd', 'utf8');",
  ),
];
