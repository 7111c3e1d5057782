/** What a module may count on. Long, since it is a list: whoever looks for a rule of modules finds it, or that it is missing. */
import { expect, test } from 'vitest';
import { LoadError } from '../../../checks/runner/load-error.ts';
import { getFrame, runInFrame } from '../platform/async-context/frame.ts';
import { graphOf, run } from './test-graph.ts';

test('a binding is live: the importer sees the exporter change it', async () => {
  const { seen } = await run({
    'main.ts': `import { count, add } from './count.ts'; export const seen = [count]; add(); seen.push(count);`,
    'count.ts': 'export let count = 1; export const add = (): void => { count += 1; };',
  });
  expect(seen).toEqual([1, 2]);
});

test('in a cycle, a hoisted function can be called before its module has run', async () => {
  const { result } = await run({
    'main.ts': `import { b } from './b.ts'; export function greet() { return 'hello'; } export const result = b;`,
    'b.ts': `import { greet } from './main.ts'; export const b = greet();`,
  });
  expect(result).toBe('hello');
});

test('in a cycle, a value can be used later', async () => {
  const { result } = await run({
    'main.ts': `import { later } from './b.ts'; export const word = 'tool'; export const result = later();`,
    'b.ts': `import { word } from './main.ts'; export const later = () => word;`,
  });
  expect(result).toBe('tool');
});

test('in a cycle, a constant that is read too early is a ReferenceError', async () => {
  const running = run({
    'main.ts': `import './b.ts'; export const word = 'tool';`,
    'b.ts': `import { word } from './main.ts'; export const early = word;`,
  });
  await expect(running).rejects.toThrow("Cannot access 'word' before initialization");
});

test('a module that waits at its top level is waited for, and siblings wait side by side', async () => {
  const order: string[] = [];
  Object.assign(globalThis, { order });
  const wait = `await new Promise((done) => setTimeout(done, 5));`;
  const { value } = await run({
    'main.ts': `import { a } from './a.ts'; import './b.ts'; order.push('main'); export const value = a;`,
    'a.ts': `order.push('a starts'); ${wait} order.push('a ends'); export const a = 1;`,
    'b.ts': `order.push('b starts'); ${wait} order.push('b ends');`,
  });
  expect(value).toBe(1);
  expect(order).toEqual(['a starts', 'b starts', 'a ends', 'b ends', 'main']);
});

test('what only a type names is gone, with or without `import type`', async () => {
  const { tool } = await run({
    'main.ts': `import type { Tool } from './types.ts'; import { type Tool as T } from './types.ts'; export const tool: Tool & T = { id: 1 };`,
    'types.ts': 'export interface Tool { id: number }',
  });
  expect(tool).toEqual({ id: 1 });
});

test.each([
  [
    'a name that is not exported',
    './other.ts',
    { isType: false, name: 'missing', exports: ['there'] },
  ],
  ['a type imported without `type`', './other.ts', { isType: true, name: 'Shape' }],
  ['a name that a package does not have', 'pack', { isType: false, name: 'missing' }],
])('%s stops the graph before anything runs', async (_, from, problem) => {
  Object.assign(globalThis, { ran: false });
  const files = {
    'main.ts': `const before = 1;\nimport { there, ${problem.name} } from '${from}';\nglobalThis.ran = true;`,
    'other.ts': 'export const there = 1; export type Shape = string;',
  };
  const error: unknown = await run(files, { pack: { there: 1 } }).catch(
    (thrown: unknown) => thrown,
  );
  expect((error as LoadError).problem).toMatchObject({
    kind: 'missing-export',
    file: 'main.ts',
    place: { file: 'main.ts', line: 2, column: 17 },
    from,
    ...problem,
  });
  expect(Reflect.get(globalThis, 'ran')).toBe(false);
});

test('of several missing names, the one in the deepest module is told', async () => {
  const files = {
    'main.ts': `import { a } from './a.ts';`,
    'a.ts': `import { b } from './b.ts';`,
    'b.ts': '',
  };
  const error: unknown = await run(files).catch((thrown: unknown) => thrown);
  expect((error as LoadError).problem).toMatchObject({ file: 'a.ts', name: 'b' });
});

test.each([
  ['./app', './app.ts', 'missing-module'],
  ['./app.js', './app.ts', 'missing-module'],
  ['./routers', './routers/index.ts', 'missing-module'],
  ['./nowhere.ts', undefined, 'missing-module'],
  ['nowhere', undefined, 'missing-module'],
])('a module that is not there: %s', async (specifier, suggestion, kind) => {
  const files = { 'main.ts': `import  '${specifier}';`, 'app.ts': '', 'routers/index.ts': '' };
  const error: unknown = await run(files).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(LoadError);
  const { problem } = error as LoadError;
  expect(problem).toMatchObject({
    kind,
    file: 'main.ts',
    place: { line: 1, column: 9 },
    specifier,
  });
  expect('suggestion' in problem ? problem.suggestion : undefined).toBe(suggestion);
});

test('`export *` passes names on, but neither `default` nor a name that two modules give', async () => {
  const namespace = await run({
    'main.ts': `export * from './a.ts'; export * from './b.ts'; export const own = 'mine'; export * as all from './a.ts';`,
    'a.ts': `export const a = 1, both = 1, own = 'theirs'; export default 'a';`,
    'b.ts': 'export const b = 2, both = 2;',
  });
  expect(Object.keys(namespace)).toEqual(['a', 'all', 'b', 'own']);
  expect(namespace).toMatchObject({ a: 1, b: 2, own: 'mine', all: { default: 'a' } });
  expect(Object.prototype.toString.call(namespace)).toBe('[object Module]');
  expect(Object.isExtensible(namespace)).toBe(false);
});

test.each([
  ['export default function () {}', 'default'],
  ['export default async function* () {}', 'default'],
  ['export default class {}', 'default'],
  ['export default (class {})', 'default'],
  ['export default () => 1', 'default'],
  ['export default (function named() {});', 'named'],
  ['export /* why */ default function named() {}', 'named'],
  ['export default class Named {}', 'Named'],
])('%s is named %s', async (source, name) => {
  const namespace = await run({ 'main.ts': `${source}\nexport const after = 1;` });
  expect(namespace).toMatchObject({ after: 1 });
  expect((namespace.default as { name: string }).name).toBe(name);
});

test('a module has no `this`, and imported functions are called without one', async () => {
  const namespace = await run({
    'main.ts': `import { who, tag } from './who.ts';\nconst first = 1\nwho()\nexport const results = [this, who(), tag\`x\`, who?.(), first];`,
    'who.ts': 'export function who() { return this; } export function tag() { return this; }',
  });
  expect(namespace.results).toEqual([undefined, undefined, undefined, undefined, 1]);
});

test('a package gives its default and its names', async () => {
  const { results } = await run(
    {
      'main.ts': `import express, { Router } from 'express'; import * as all from 'express'; export const results = [express, Router, all.Router];`,
    },
    { express: { default: 'function', Router: 'router' } },
  );
  expect(results).toEqual(['function', 'router', 'router']);
});

test('destructured exports, shadowed imports, shorthand and defaults read the right names', async () => {
  const { results, p, q } = await run({
    'main.ts': `
      import { a, b } from './other.ts';
      export const { p, r: [q = a] } = { p: b, r: [] as string[] };
      const inner = (a: string, c = b) => { { const b = 'inner b'; return [a, b, c]; } };
      function hoisted() { try { throw 'caught'; } catch (a) { var b = a; } return [a, b]; }
      class C { static a = a; static b: string; static { const b = 'static'; C.b = b; } [b]() { return a; } }
      for (const a of ['loop']) { if (a !== 'loop') throw a; }
      label: for (const b in { key: 1 }) { if (b === 'key') continue label; }
      const { [a]: computed = b } = {} as Record<string, string>;
      export const results = [{ a, b }, inner('own a'), hoisted(), C.a, C.b, new C()['B'](), computed, typeof a];
    `,
    'other.ts': `export const a = 'A', b = 'B';`,
  });
  expect([p, q]).toEqual(['B', 'A']);
  expect(results).toEqual([
    { a: 'A', b: 'B' },
    ['own a', 'inner b', 'B'],
    ['A', 'caught'],
    'A',
    'static',
    'A',
    'B',
    'string',
  ]);
});

test('edits that touch each other all survive', async () => {
  const { default: fallback, results } = await run({
    'main.ts': `import { a, f } from './other.ts';
      export default () => a
      const g = async () => [await a, { a }, await import('./other.ts'), await f(a)]
      await f(a)
      f(a)
      for await (const x of [f(a)]) f(x)
      try { await f(a) } catch { await f(a) } finally { await f(a) }
      export const results = await g();`,
    'other.ts': 'export const a = 1; export const f = (x: number) => x;',
  });
  expect((fallback as () => number)()).toBe(1);
  expect(results).toEqual([1, { a: 1 }, expect.objectContaining({ a: 1 }), 1]);
});

test('the async frame comes through every kind of wait', async () => {
  const files = {
    'main.ts': `import { now, sleep } from 'frame';
      export async function walk(seen: unknown[]) {
        seen.push(now()); await sleep(); seen.push(now());
        try { await sleep(); throw 1; } catch { seen.push(now()); await sleep(); } finally { seen.push(now()); }
        try { await Promise.reject(1); } catch { seen.push(now()); }
        for await (const _ of [sleep(), sleep()]) seen.push(now());
        const inner = async () => { await sleep(); return now(); };
        seen.push(...await Promise.all([inner(), inner()]));
        return seen;
      }`,
  };
  const sleep = () => new Promise((resolve) => setTimeout(resolve, 1));
  const { walk } = await run(files, { frame: { now: getFrame, sleep } });
  const frames = [{ id: 1 }, { id: 2 }, { id: 3 }];
  const all = await Promise.all(
    frames.map((frame) => runInFrame(frame, walk as (seen: unknown[]) => Promise<unknown[]>, [])),
  );
  expect(all).toEqual(frames.map((frame) => Array.from({ length: 9 }, () => frame)));
});

test('an import is a constant', async () => {
  const files = { 'main.ts': `import { a } from './a.ts';\na = 2;`, 'a.ts': 'export let a = 1;' };
  await expect(run(files)).rejects.toThrow(new TypeError('Assignment to constant variable.'));
});

test('a statement without a semicolon does not run into the next one', async () => {
  const { result } = await run({
    'main.ts': `const one = 1\nimport { f } from './f.ts'\n;[one].map(f)\nf()\nexport { one }\n;(() => f())()\nif (one)\n  f()\nexport const result = f()`,
    'f.ts': 'let calls = 0; export const f = (_x?: number) => (calls += 1);',
  });
  expect(result).toBe(5);
});

test('two graphs share no state', async () => {
  const files = { 'main.ts': 'export const made = {}; export let count = 0; count += 1;' };
  const first = await graphOf(files).import('main.ts');
  const second = await graphOf(files).import('main.ts');
  expect(second.made).not.toBe(first.made);
  expect([first.count, second.count]).toEqual([1, 1]);
});

test('one graph runs a module once, also when it fails', async () => {
  Object.assign(globalThis, { runs: 0 });
  const graph = graphOf({ 'main.ts': `globalThis.runs += 1; throw new Error('on purpose');` });
  await expect(graph.import('main.ts')).rejects.toThrow('on purpose');
  await expect(graph.import('main.ts')).rejects.toThrow('on purpose');
  expect(Reflect.get(globalThis, 'runs')).toBe(1);
});

test('import() gives a namespace, and rejects as Node does', async () => {
  const { other, code, name, again } = await run({
    'main.ts': `
      export const other = await import('./other.ts');
      export const code = await import('./nowhere.ts').catch((error) => error.code);
      export const name = await import('./broken.ts').catch((error) => error.name + ': ' + error.message);
      export const again = await import('./broken.ts').catch((error) => error.name);
    `,
    'other.ts': 'export const value = 1;',
    'broken.ts': `import { nothing } from './other.ts';`,
  });
  expect(other).toMatchObject({ value: 1 });
  expect(code).toBe('ERR_MODULE_NOT_FOUND');
  expect(name).toBe(
    "SyntaxError: The requested module './other.ts' does not provide an export named 'nothing'",
  );
  expect(again).toBe('SyntaxError');
});

test('import.meta names the file', async () => {
  const { meta } = await run({
    'main.ts': `import { meta as other } from './a/b.ts'; export const meta = [import.meta.url, import.meta.main, other, import.meta.resolve('./a/b.ts')];`,
    'a/b.ts': 'export const meta = [import.meta.filename, import.meta.dirname, import.meta.main];',
  });
  expect(meta).toEqual([
    'file:///app/main.ts',
    true,
    ['/app/a/b.ts', '/app/a', false],
    'file:///app/a/b.ts',
  ]);
});

test('JSON needs its attribute', async () => {
  const json = { 'data.json': '{"a":1}' };
  const { data } = await run({
    ...json,
    'main.ts': `import data from './data.json' with { type: 'json' }; export { data };`,
  });
  expect(data).toEqual({ a: 1 });
  const error: unknown = await run({ ...json, 'main.ts': `import data from './data.json';` }).catch(
    (thrown: unknown) => thrown,
  );
  expect((error as LoadError).problem).toMatchObject({
    kind: 'syntax',
    file: 'main.ts',
    message: expect.stringContaining('type: json'),
  });
});

test('each file is announced just before its body runs', async () => {
  const announced: string[] = [];
  const files = {
    'main.ts': `import './a.ts';`,
    'a.ts': `import './b.ts'; await null;`,
    'b.ts': '',
  };
  await graphOf(files, {}, { evaluating: (path) => announced.push(path) }).import('main.ts');
  expect(announced).toEqual(['b.ts', 'a.ts', 'main.ts']);
});
