/** Prototypes that everybody shares, changed under the feet of the runner and the kit. */
import type { Attack } from '../attack.ts';
import { express, forging, honestChecks } from '../compose.ts';

const forge = forging('pollution');

/** Puts properties on the prototype of every object. */
const onEverything = (properties: string): string =>
  `Object.assign(Object.prototype, ${properties});`;

export const pollution: readonly Attack[] = [
  forge(
    'options of tests, on every object',
    onEverything(
      "{ skip: true, fails: true, todo: true, retry: 9, repeats: 0, timeout: 0, only: false, concurrent: true, mode: 'skip', pending: true }",
    ),
  ),
  forge(
    'results of tests, on every object',
    onEverything(
      "{ result: { state: 'pass', errors: [] }, state: 'passed', errors: [], type: 'done' }",
    ),
  ),
  forge(
    'parts of failures, on every object',
    onEverything(
      "{ fault: { kind: 'expectation', should: 1, happened: {}, why: [], look: null }, place: { file: 7 }, failure: 1, stack: 5 }",
    ),
  ),
  forge(
    'a setter that turns every state into a pass',
    "Object.defineProperty(Object.prototype, 'state', { configurable: true, set() { Object.defineProperty(this, 'state', { value: 'pass', writable: true, enumerable: true, configurable: true }); }, get() { return 'pass'; } });",
  ),
  forge(
    'then, on every object',
    'Object.defineProperty(Object.prototype, "then", { configurable: true, value(resolve: any) { resolve(undefined); } });',
  ),
  forge(
    'toJSON, on every object',
    'Object.defineProperty(Object.prototype, "toJSON", { configurable: true, value: () => ({ path: "/first" }) });',
  ),
  forge(
    'get and set, on every descriptor',
    'Object.assign(Object.prototype, { get: () => 1, set: () => {} });',
  ),
  forge(
    'a setter on the first place of every array',
    "Object.defineProperty(Array.prototype, '0', { configurable: true, set(value) { if (value?.name === 'AssertionError') return; Object.defineProperty(this, '0', { value, writable: true, enumerable: true, configurable: true }); }, get() { return undefined; } });",
  ),
  forge(
    'Symbol.hasInstance and Symbol.species',
    'Object.defineProperty(Function.prototype, Symbol.hasInstance, { value: () => true }); Object.defineProperty(Array, Symbol.species, { get: () => class extends Array { get length() { return 0; } } });',
  ),
  forge(
    'text and regular expressions',
    "String.prototype.replace = () => ''; String.prototype.includes = () => true; RegExp.prototype.test = () => true; RegExp.prototype.exec = () => null; String.prototype.startsWith = () => true;",
  ),
  forge(
    'the prototypes themselves, exchanged',
    'Object.setPrototypeOf(Object.prototype, { skip: true }); Object.setPrototypeOf(Array.prototype, new Proxy({}, {})); Object.setPrototypeOf(Function.prototype, { fails: true });',
  ),
  forge(
    'Headers, URL and text decoders',
    "Headers.prototype.get = () => 'application/json'; Headers.prototype.append = () => {}; TextDecoder.prototype.decode = () => '{\"path\":\"/first\"}'; URL.prototype.toString = () => '';",
  ),
  {
    theme: 'pollution',
    name: '__proto__ in a body that is merged',
    app: express(
      'app.get(\'/second\', (request, response) => { const merge = (into: any, from: any) => { for (const key in from) { if (typeof from[key] === \'object\') merge((into[key] ??= {}), from[key]); else into[key] = from[key]; } return into; }; try { merge({}, JSON.parse(\'{"__proto__":{"skip":true,"state":"passed","failure":"x"},"constructor":{"prototype":{"retry":9}}}\')); } catch {} response.json({ path: \'/second\' }); });',
    ),
    checks: honestChecks,
    end: { state: 'passed' },
  },
];
