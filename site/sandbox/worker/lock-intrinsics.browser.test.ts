/** What stays possible when the language is locked: all that honest programs and packages do with it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check, orderOf, startSandbox } from '../testing/run-in-page.ts';
import { openTestSite, type TestSite } from '../testing/test-site.ts';

let site: TestSite;
let page: Page;

beforeAll(async () => {
  site = await openTestSite();
  page = await site.open();
  await startSandbox(page);
});
afterAll(() => site[Symbol.asyncDispose]());

/** What `code`, an expression in the learner's file, comes to. */
async function exported(code: string): Promise<unknown> {
  const checks = `test('it', { meta: { id: 'it' } }, async () => { const { value } = await importFile('app.ts', ['value']); console.log(JSON.stringify(value)); });`;
  const { report } = await check(page, orderOf(`export const value = ${code};`, checks));
  const [line] = report.checks[0]?.console ?? [];
  expect(report.checks[0]?.failure).toBeUndefined();
  return JSON.parse(line?.text ?? 'null');
}

test.each([
  [
    'a method of its own on an object',
    '(() => { const a: any = {}; a.toString = () => "mine"; return [String(a), Object.keys(a)]; })()',
    ['mine', ['toString']],
  ],
  [
    'a prototype made by hand',
    '(() => { function Old(this: any) {} Old.prototype = Object.create(Error.prototype); Old.prototype.constructor = Old; Old.prototype.name = "Old"; Old.prototype.toString = () => "old"; const old = new (Old as any)(); return [old instanceof Error, old.name, String(old), old.constructor === Old]; })()',
    [true, 'Old', 'old', true],
  ],
  [
    'a name and message for an error',
    '(() => { const e = new TypeError("a"); e.name = "Mine"; e.message = "b"; return String(e); })()',
    'Mine: b',
  ],
  [
    'JSON for large integers',
    '(() => { (BigInt.prototype as any).toJSON = function () { return this + "n"; }; return { n: 1n }; })()',
    { n: '1n' },
  ],
  [
    'another Math.random and Date.now',
    '(() => { Math.random = () => 0.5; Date.now = () => 7; return [Math.random(), Date.now()]; })()',
    [0.5, 7],
  ],
  [
    'other timers, fetch and console',
    '(() => { const scope = globalThis as any; scope.setTimeout = () => 1; scope.fetch = () => 2; scope.console = { ...console }; return [scope.setTimeout(), scope.fetch()]; })()',
    [1, 2],
  ],
  [
    'subclasses of arrays, promises and maps',
    '(() => { class List extends Array { get last() { return this.at(-1); } } class Later extends Promise<number> {} class Counts extends Map { get(key: string) { return super.get(key) ?? 0; } } return [List.from([1, 2]).map((n) => n + 1) instanceof List, (List.from([1, 2]) as List).last, Later.resolve(1).then(() => 1) instanceof Later, new Counts().get("a")]; })()',
    [true, 2, true, 0],
  ],
  [
    'stacks of its own format',
    '(() => { Error.stackTraceLimit = 1; Error.prepareStackTrace = (error) => "stack of " + (error as Error).message; return new Error("x").stack; })()',
    'stack of x',
  ],
  [
    'the inspection of plain objects',
    "process.getBuiltinModule('node:util').inspect([{ a: 1 }, new (class Tool {})(), Object.create(null)])",
    '[ { a: 1 }, Tool {}, [Object: null prototype] {} ]',
  ],
  [
    'every built-in module and every package',
    "await (async () => { const { builtinModules } = await import('node:module'); const failed: string[] = []; for (const name of [...builtinModules.filter((each) => !each.startsWith('_')).map((each) => (each.startsWith('node:') ? each : 'node:' + each)), 'express', 'zod', 'jose', 'supertest', 'swagger-ui-express', '@asteasolutions/zod-to-openapi']) await import(name).catch((error) => failed.push(String(error))); return failed; })()",
    [],
  ],
  [
    'a function with a bind of its own, as superagent has one',
    "await (async () => { const { default: request } = await import('supertest'); const { default: express } = await import('express'); return (await request(express().get('/', (_, response) => { response.json(1); })).get('/')).status; })()",
    200,
  ],
])('%s', async (_what, code, expected) => {
  expect(await exported(code)).toEqual(expected);
});

test('a property for every object is refused with a sentence at the learner’s line', async () => {
  const app = '(Object.prototype as any).everywhere = 1;\nexport const app = 1;';
  const checks = `test('it', { meta: { id: 'it' } }, async () => { await startApp(); });`;
  const { report } = await check(page, orderOf(app, checks));
  expect(report.checks[0]?.failure).toMatchObject({
    kind: 'error',
    happened: expect.stringContaining('object is not extensible'),
    place: { file: 'app.ts', line: 1 },
  });
});

test('the global object shows what Node’s shows, and no more', async () => {
  const names = (await exported(
    'Object.getOwnPropertyNames(globalThis).filter((name) => (globalThis as any)[name] !== undefined)',
  )) as string[];
  const ofNode = Object.getOwnPropertyNames(globalThis);
  expect(names.filter((name) => !ofNode.includes(name) && name !== '__als')).toEqual([]);
});
