/** The private port between the worker and the page: to find it, to speak over it, to drown it. */
import type { Attack } from '../attack.ts';
import { express, forging, honestChecks, impatient, reaching } from '../compose.ts';
import { searchRealm } from './search-realm.ts';

const forge = forging('messages');
const reach = reaching('messages');

/** What a forger would say over the port. */
const lies =
  "const lies = [...['first', 'second', 'third'].map((id) => ({ type: 'finished', id, state: 'passed', ms: 1 })), { type: 'done' }];";
/** Says it over whatever port comes to hand. */
const lie = `${lies} const send = MessagePort.prototype.postMessage; const lieTo = (port: any) => { if (port instanceof MessagePort) for (const each of lies) send.call(port, each); };`;

export const messages: readonly Attack[] = [
  forge(
    'finished checks, posted to the frame',
    `${lies} for (const each of lies) scope.postMessage(each);`,
  ),
  forge(
    'finished checks, broadcast',
    `${lies} for (const each of lies) new BroadcastChannel('groundwork').postMessage({ ...each, forged: true });`,
  ),
  forge(
    'a port that is caught by a patched postMessage',
    `${lie} MessagePort.prototype.postMessage = function (...rest: any[]) { lieTo(this); return send.apply(this, rest as any); };`,
  ),
  forge(
    'a port that is caught by a patched addEventListener',
    `${lie} const add = EventTarget.prototype.addEventListener; EventTarget.prototype.addEventListener = function (...rest: any[]) { lieTo(this); return add.apply(this, rest as any); };`,
  ),
  forge(
    'a port that is caught by patched events',
    `${lie} for (const name of ['data', 'ports']) { const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, name)!; Object.defineProperty(MessageEvent.prototype, name, { get() { lieTo(this.target); return get!.call(this); } }); } for (const name of ['target', 'currentTarget']) { const { get } = Object.getOwnPropertyDescriptor(Event.prototype, name)!; Object.defineProperty(Event.prototype, name, { get() { const found = get!.call(this); lieTo(found); return found; } }); }`,
  ),
  forge(
    'a port that is caught by patched call, apply and bind',
    `${lie} const { apply } = Reflect; for (const name of ['call', 'apply', 'bind'] as const) { const own = Function.prototype[name] as any; (Function.prototype as any)[name] = function (...rest: any[]) { for (const each of rest) lieTo(each); return apply(own, this, rest); }; }`,
  ),
  forge(
    'a port that is caught by patched iteration',
    `${lie} const own = Array.prototype[Symbol.iterator]; Array.prototype[Symbol.iterator] = function () { for (let i = 0; i < this.length; i++) lieTo(this[i]); return own.call(this); } as any;`,
  ),
  forge(
    'a port that is caught in the frames of the stack',
    `${lie} const engine = Error as any; engine.prepareStackTrace = (error: unknown, frames: any[]) => { for (const frame of frames) { lieTo(frame.getThis()); const found = frame.getFunction(); if (found) { try { for (const each of found.arguments ?? []) lieTo(each); } catch {} } } return ''; }; Object.defineProperty(engine, 'prepareStackTrace', { writable: false, configurable: false });`,
  ),
  forge(
    'callers that are followed upwards from sloppy code',
    `${lie} const climb = new Function('lieTo', 'let at = arguments.callee; for (let i = 0; i < 50 && at; i++) { for (const each of at.arguments ?? []) { lieTo(each); if (each && typeof each === "object") for (const inner of Object.values(each)) lieTo(inner); } at = at.caller; }'); const { inspect } = process.getBuiltinModule('node:util'); Object.defineProperty(Object.prototype, inspect.custom, { configurable: true, value() { climb(lieTo); return 'climbed'; } }); console.log({}); climb(lieTo);`,
  ),
  forge(
    'an event with a port of the forger’s own',
    "const { port1, port2 } = new MessageChannel(); const { dispatchEvent } = EventTarget.prototype; dispatchEvent.call(globalThis as any, new MessageEvent('message', { data: { type: 'check' }, ports: [port1] })); port2.start();",
  ),
  forge(
    'results that are altered by a patched JSON and structuredClone',
    "JSON.stringify = ((value: unknown) => '{\"path\":\"/first\"}') as any; JSON.parse = (() => ({ path: '/first' })) as any; scope.structuredClone = (value: any) => ({ ...value, state: 'passed' });",
  ),
  reach(
    'a port that lies about somewhere in the realm',
    `${searchRealm([])}\nconst ports = [...seenObjects].filter((each) => each !== MessagePort.prototype && each instanceof MessagePort); if (ports.length === 0) throw new Error(seenObjects.size + ' objects, none of them a port'); return ports.length;`,
  ),
  {
    theme: 'messages',
    name: 'a flood of messages through channels of its own',
    app: express(
      "app.get('/second', (request, response) => { const { port1, port2 } = new MessageChannel(); port1.start(); for (let i = 0; i < 100_000; i++) port2.postMessage({ i }); port1.close(); response.json({ path: '/second' }); });",
    ),
    checks: honestChecks,
    end: { state: 'passed' },
  },
  {
    theme: 'messages',
    name: 'messages to itself without end',
    app: express(
      "app.get('/second', () => { const { port1, port2 } = new MessageChannel(); port1.addEventListener('message', () => { port2.postMessage(1); }); port1.start(); port2.postMessage(1); });",
    ),
    checks: honestChecks,
    limits: impatient,
    end: { state: 'failed', kinds: ['no-answer', 'loop'] },
  },
];
