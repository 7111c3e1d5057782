/** Code that never gives control back, or that never comes to an end. */
import type { Attack } from '../attack.ts';
import { express, harming, honestChecks, impatient } from '../compose.ts';

const harm = harming('loops');
const loop = { state: 'failed', kinds: ['loop'] } as const;
const endless = (name: string, code: string): Attack => harm(name, `${code} response.end();`, loop);
/** The engine ends these by itself, or the app goes on answering: what counts is that the check fails and says why. */
const unanswered = (name: string, code: string): Attack =>
  harm(name, code, { state: 'failed', kinds: ['no-answer', 'loop', 'expectation'] });

/** A WebAssembly module whose one function, `f`, loops for ever. */
const wasmLoop =
  'new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 9, 1, 7, 0, 3, 64, 12, 0, 11, 11])';

export const loops: readonly Attack[] = [
  endless('a loop in a handler', 'for (;;) {}'),
  {
    theme: 'loops',
    name: 'a loop at the top level',
    app: `${express('')}\nwhile (true);`,
    checks: honestChecks,
    limits: impatient,
    end: { state: 'broken', kinds: ['loop'] },
  },
  {
    theme: 'loops',
    name: 'a loop in a handler, asked by a single request',
    app: express("app.get('/loop', () => { for (;;) {} });"),
    path: '/loop',
    end: { state: 'refused', kinds: ['loop'] },
  },
  endless(
    'microtasks',
    'const again = (): Promise<void> => Promise.resolve().then(again); again(); return;',
  ),
  endless('queueMicrotask', 'const again = () => queueMicrotask(again); again(); return;'),
  endless('process.nextTick', 'const again = () => process.nextTick(again); again(); return;'),
  endless('await', '(async () => { for (;;) await null; })(); return;'),
  endless(
    'a thenable that resolves with itself anew',
    'const again: any = { then: (resolve: any) => resolve({ then: again.then }) }; Promise.resolve(again); return;',
  ),
  endless(
    'a generator that is spread',
    'const [...all] = (function* () { for (;;) yield 0n; })().filter(() => false);',
  ),
  endless(
    'an asynchronous generator',
    '(async () => { for await (const _ of (async function* () { for (;;) yield 1; })()); })(); return;',
  ),
  endless('a getter', 'JSON.stringify({ get a() { for (;;) {} } });'),
  endless('a Proxy', "'x' in new Proxy({}, { has() { for (;;) {} } });"),
  unanswered(
    'a Proxy that is its own prototype chain',
    'const chain: any = new Proxy({}, { getPrototypeOf: () => chain }); chain instanceof Map;',
  ),
  endless('a regular expression', "/^(a+)+$/.test('a'.repeat(40) + 'b');"),
  endless('a reviver of JSON', "JSON.parse('[1]', () => { for (;;) {} });"),
  endless('toString in console.log', "console.log('%s', { toString() { for (;;) {} } });"),
  endless(
    'inspect in console.log',
    "console.log({ [Symbol.for('nodejs.util.inspect.custom')]() { for (;;) {} } });",
  ),
  endless('a comparator', '[2, 1].sort(() => { for (;;) {} });'),
  endless('a replacer of text', "'a'.replace(/a/, () => { for (;;) {} });"),
  endless('Symbol.toPrimitive', 'Number({ [Symbol.toPrimitive]() { for (;;) {} } });'),
  endless('a loop that prints', "for (;;) console.log('still here');"),
  endless(
    'an exception that is caught for ever',
    'for (;;) { try { throw new Error(); } catch {} finally { continue; } }',
  ),
  endless(
    'WebAssembly',
    `(new WebAssembly.Instance(new WebAssembly.Module(${wasmLoop})).exports.f as any)();`,
  ),
  endless(
    'a wait for shared memory',
    'Atomics.wait(new Int32Array((new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true })).buffer), 0, 0);',
  ),
  // Firefox refuses numbers of that size.
  unanswered(
    'a power of a large number',
    'let n = 3n; for (;;) n = n ** 7n % (2n ** 1_000_000n); response.end();',
  ),
  endless(
    'arrays of immense length',
    'const far = [] as unknown[]; far.length = 2 ** 32 - 1; far.indexOf(1); Array.prototype.reverse.call({ length: 2 ** 53 - 1 });',
  ),
  endless(
    'the stack of an error',
    "const error = new Error('x'); Object.defineProperty(error, 'message', { get() { for (;;) {} } }); throw error;",
  ),
  // Only Chromium asks it.
  unanswered(
    'the function that formats stacks',
    "(Error as any).prepareStackTrace = () => { for (;;) {} }; new Error('x').stack; response.end();",
  ),
  endless(
    'a listener of the process',
    "process.on('uncaughtException', () => { for (;;) {} }); setTimeout(() => { throw new Error('x'); }); return;",
  ),
  endless(
    'a handler of rejections',
    "process.on('unhandledRejection', () => { for (;;) {} }); Promise.reject(new Error('x')); return;",
  ),
  unanswered('setInterval(0)', 'for (let i = 0; i < 100; i++) setInterval(() => {}, 0);'),
  unanswered('setImmediate', 'const again = () => { setImmediate(again); }; again();'),
  unanswered(
    'setTimeout(0) that doubles',
    'const again = () => { if (Date.now() % 3) setTimeout(again); setTimeout(again); }; again();',
  ),
  unanswered('recursion', 'const again = (): number => 1 + again(); again();'),
  unanswered(
    'a body without an end',
    "const write = () => { response.write('x'.repeat(1_000)); setImmediate(write); }; write();",
  ),
  harm(
    'a loop when the check is over',
    "response.on('finish', () => { for (;;) {} }); response.json({ path: '/second' });",
    loop,
  ),
];
