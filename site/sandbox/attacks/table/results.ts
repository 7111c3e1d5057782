/** An app that is wrong, and ways to have it pass. */
import type { Attack } from '../attack.ts';
import { forging } from '../compose.ts';

const forge = forging('results');
const wrongServer = `import express from 'express';
export const app = express();
app.use((_, response) => { response.status(500).json({ path: 'wrong' }); });
`;

/** A check of an export, and a value that pretends to be what the check expects. */
const exporting = (name: string, value: string): Attack => ({
  theme: 'results',
  name,
  app: `${value}\n${wrongServer}`,
  checks: `test('the value is right', { meta: { id: 'value' } }, async () => {
  const { value } = await importFile('app.ts', ['value']);
  expect(value).toEqual({ name: 'Drill' });
});`,
  end: { state: 'failed', kinds: ['expectation', 'error'] },
});

/** Attempts to be told "passed" without having passed. */
export const results: readonly Attack[] = [
  forge('Object.is, replaced', 'Object.is = () => true;'),
  forge(
    'every comparison of the language, replaced',
    "for (const [holder, names] of [[Object, ['is', 'keys', 'entries', 'getOwnPropertyNames', 'hasOwn', 'getPrototypeOf']], [Number, ['isNaN']], [Array, ['isArray']], [Reflect, ['ownKeys', 'get', 'has']]] as any[]) for (const name of names) holder[name] = () => [];",
  ),
  forge(
    'the global Object, replaced',
    'scope.Object = new Proxy(Object, { get: (of, key) => (key === "is" ? () => true : (of as any)[key]) });',
  ),
  forge(
    'the global Promise, replaced',
    'scope.Promise = class extends Promise<unknown> { then(): any { return super.then(() => undefined, () => undefined); } };',
  ),
  forge(
    'rejections, swallowed by a patched then',
    'const own = Promise.prototype.then; Promise.prototype.then = function (this: any, fulfilled: any) { return own.call(this, fulfilled, () => undefined); } as any;',
  ),
  forge(
    'Error, replaced so that nothing is one',
    'Object.defineProperty(Error, Symbol.hasInstance, { value: () => false }); scope.Error = class {};',
  ),
  forge(
    'results, altered on their way through Map and Set',
    "for (const holder of [Map, Set, WeakMap]) for (const name of ['get', 'set', 'has', 'add'] as const) { const own = (holder.prototype as any)[name]; if (!own) continue; (holder.prototype as any)[name] = function (key: any, ...rest: any[]) { if (key?.result) { key.result.state = 'pass'; key.result.errors = []; } return own.call(this, key, ...rest); }; }",
  ),
  forge(
    'results, altered on their way through arrays',
    "for (const name of ['push', 'map', 'filter', 'flatMap', 'slice', 'some', 'includes'] as const) { const own = Array.prototype[name] as any; (Array.prototype as any)[name] = function (...rest: any[]) { for (const each of [this, ...rest]) if (each?.errors) { each.errors.length = 0; each.state = 'pass'; } return own.apply(this, rest); }; }",
  ),
  forge(
    'Vitest’s own expect, found on the global object',
    "for (const key of Object.getOwnPropertySymbols(globalThis)) { const found = scope[key]; if (typeof found !== 'function' && typeof found !== 'object') continue; const prototype = Object.getPrototypeOf(found.matchers ?? found(1)); for (const name of ['toBe', 'toEqual']) { found.matchers && (found.matchers[name] = () => undefined); Object.defineProperty(prototype, name, { value: () => undefined }); } }",
  ),
  forge(
    'Vitest’s testers of equality',
    "const found = scope[Symbol.for('$$jest-matchers-object')]; found.customEqualityTesters.push(() => true); scope[Symbol.for('expect-global')].extend({ toBe: () => ({ pass: true, message: () => '' }), toEqual: () => ({ pass: true, message: () => '' }) });",
  ),
  forge(
    'Vitest’s state, replaced',
    'const state = scope.__vitest_worker__; state.config.testTimeout = 1; state.config.passWithNoTests = true; state.current = undefined; for (const key of Object.getOwnPropertyNames(globalThis)) if (/vitest|expect/i.test(key)) scope[key] = undefined;',
  ),
  forge(
    'the kit’s context, replaced',
    "const kit = scope.groundworkKit; const fake = { ...kit, importFile: async () => ({}), onEscape: () => () => {}, timers: { ...kit.timers, after: () => () => {} } }; Object.defineProperty(scope, 'groundworkKit', { get: () => fake, set() {} });",
  ),
  {
    ...forge('the runner’s modules, imported', ''),
    app: `import { expect } from 'vitest';\nimport { Api } from '#kit';\nexpect.extend({ toBe: () => ({ pass: true, message: () => '' }) });\nApi.prototype.get = (async () => ({ status: 200 })) as any;\n${wrongServer}`,
    end: { state: 'broken', kinds: ['missing-module'] },
  },
  forge(
    'the runner’s modules, imported later',
    "for (const name of ['vitest', '#kit', '@vitest/expect', 'chai', 'file:///checks/01-models/01-first.check.ts', '../checks/01-models/01-first.check.ts']) import(name).then((found) => found.expect?.extend({ toBe: () => ({ pass: true, message: () => '' }) }), () => {});",
  ),
  forge(
    'the check file, overwritten on the disk',
    "const fs = process.getBuiltinModule('node:fs'); for (const folder of ['/checks', '/checks/01-models', '/app/checks/01-models']) { fs.mkdirSync(folder, { recursive: true }); fs.writeFileSync(folder + '/01-first.check.ts', ''); }",
  ),
  forge('an early end with code 0', 'process.exitCode = 0; process.exit(0);', {
    state: 'failed',
    kinds: ['exit'],
  }),
  forge(
    'every listener of the process',
    "for (const name of ['uncaughtException', 'unhandledRejection', 'beforeExit', 'exit']) process.on(name as any, () => {}); process.emit('exit', 0); process.removeAllListeners(); process.exitCode = 0;",
  ),
  forge(
    'every timer, stopped',
    'for (let id = 0; id < 10_000; id++) { clearTimeout(id); clearInterval(id); } scope.setTimeout = () => 0; scope.clearTimeout = () => 0;',
  ),
  forge(
    'the clock, stopped',
    'Date.now = () => 0; performance.now = () => 0; process.hrtime = (() => [0, 0]) as any;',
  ),
  forge(
    'answers of the kit’s client, replaced in node:http',
    "const http = process.getBuiltinModule('node:http') as any; const own = http.request; http.request = (options: any, take: any) => { const { EventEmitter } = process.getBuiltinModule('node:events'); const answer: any = Object.assign(new EventEmitter(), { statusCode: 200, statusMessage: 'OK', rawHeaders: ['content-type', 'application/json'], async *[Symbol.asyncIterator]() { yield Buffer.from(JSON.stringify({ path: options.path })); } }); setTimeout(() => take(answer), 1); return Object.assign(new EventEmitter(), { end() {}, destroy() {} }); };",
  ),
  ...['VITEST_PENDING', 'VITEST_SKIP', 'ERR_SKIP'].map((code) => ({
    ...forge(`an error that looks like a skipped test (${code})`, ''),
    app: `throw Object.assign(new Error('skip'), { code: '${code}', name: 'PendingError', pending: true, note: 'skipped' });\n${wrongServer}`,
    end: { state: 'failed', kinds: ['error'] } as const,
  })),
  {
    ...forge('an error that brings a passing verdict along', ''),
    app: `throw Object.assign(new Error('x'), { fault: { kind: 'expectation', should: '', happened: '', why: '', look: '' }, state: 'passed', type: 'finished' });\n${wrongServer}`,
    end: { state: 'failed', kinds: ['expectation', 'error'] },
  },
  {
    ...forge('undefined, thrown in the place of an error', ''),
    app: `${wrongServer}throw undefined;`,
    end: { state: 'failed', kinds: ['error'] },
  },
  {
    ...forge('an error whose every property throws', ''),
    app: `${wrongServer}throw new Proxy(new Error('x'), { get() { throw new Error('get'); }, has() { throw new Error('has'); }, getPrototypeOf() { throw new Error('prototype'); }, ownKeys() { throw new Error('keys'); } });`,
    end: { state: 'failed', kinds: ['error'] },
  },
  exporting(
    'a value that brings its own comparison',
    'export const value = { $$typeof: Symbol.for("jest.asymmetricMatcher"), asymmetricMatch: () => true, sample: 1 };',
  ),
  exporting(
    'a value that claims to be whatever it is asked for',
    'export const value: any = new Proxy({ name: "Hammer" }, { get: (of: any, key) => (key === "asymmetricMatch" ? () => true : key === Symbol.toStringTag ? "Object" : of[key]), has: () => true });',
  ),
  exporting(
    'a getter that throws when it is compared',
    'export const value = { get name() { throw new Error("not for you"); } };',
  ),
  forge(
    'the names of Vitest, on the global object',
    "for (const name of ['test', 'it', 'describe', 'expect', 'suite', 'vi', 'afterEach']) scope[name] = Object.assign(() => {}, { skip() {} });",
  ),
];
