/** The page around the sandbox: to look at it, to move it, to take its place. */
import type { Attack } from '../attack.ts';
import { express, honestChecks, reaching } from '../compose.ts';

const reach = reaching('page');

export const page: readonly Attack[] = [
  reach('the parent', "scope.parent.document.title = 'mine'; return 1;"),
  reach('the top', 'scope.top.location = trap.http; return 1;'),
  reach('the opener', 'scope.opener.location = trap.http; return 1;'),
  reach('the document', "return scope.document.body.innerHTML = '';"),
  reach('the worker’s location', 'scope.location.href = trap.http; return scope.location.href;'),
  reach('the navigation', 'return scope.navigation.navigate(trap.http);'),
  reach('a window of its own', 'return scope.open(trap.http);'),
  reach(
    'a download',
    "const link = scope.document.createElement('a'); link.href = 'data:,mine'; link.download = 'mine.txt'; link.click(); return 1;",
  ),
  reach('a dialog', "return scope.alert('mine');"),
  reach('a message to whoever listens', "scope.postMessage({ type: 'done' }, '*'); return 1;"),
  reach(
    'a message to whoever listens, through the prototype',
    "const scopes = []; for (let at = globalThis; at; at = Object.getPrototypeOf(at)) scopes.push(at); const post = scopes.flatMap((at) => Object.getOwnPropertyDescriptor(at, 'postMessage')?.value ?? []); if (post.length === 0) throw new Error('none'); post[0].call(globalThis, { type: 'done' }); return 1;",
  ),
  reach('the end of the worker', 'scope.close(); return 1;'),
  reach(
    'a function that ends the worker, through the prototype',
    "for (let at = globalThis; at; at = Object.getPrototypeOf(at)) { const close = Object.getOwnPropertyDescriptor(at, 'close')?.value; if (close) { close.call(globalThis); return 'closed'; } } throw new Error('none');",
  ),
  reach(
    'events of the worker',
    "const { addEventListener } = EventTarget.prototype; return new Promise((resolve) => addEventListener.call(globalThis as any, 'message', resolve));",
  ),
  {
    theme: 'page',
    name: 'errors that are thrown past everybody, a thousand at once',
    app: express(
      "app.get('/second', (request, response) => { for (let i = 0; i < 1_000; i++) queueMicrotask(() => { throw new Error('past ' + i); }); response.json({ path: '/second' }); });",
    ),
    checks: honestChecks,
    end: { state: 'failed', kinds: ['unhandled'] },
  },
  {
    theme: 'page',
    name: 'reportError, as if the sandbox itself were broken',
    app: express(
      "app.get('/second', (request, response) => { (globalThis as any).reportError?.(new Error('broken')); dispatchEvent?.(new ErrorEvent('error', { message: 'broken' })); response.json({ path: '/second' }); });",
    ),
    checks: honestChecks,
    end: { state: 'passed' },
  },
];
