import { expect, test } from 'vitest';
import { createStackMap } from './stack.ts';
import { graphOf } from './test-graph.ts';

/** The places in the stack of what `main.ts` throws or exports as `error`. */
async function placesOf(source: string, other = ''): Promise<string[]> {
  const map = createStackMap();
  const graph = graphOf({ 'main.ts': source, 'other.ts': other }, {}, { evaluated: map.add });
  const error = await graph.import('main.ts').then(
    (namespace) => namespace.error,
    (thrown: unknown) => thrown,
  );
  return [...map.map((error as Error).stack ?? '').matchAll(/file:\/\/\/app\/([^)\s]+)/g)].map(
    (match) => match[1] ?? '',
  );
}

test('the first line keeps its columns although the head stands before it', async () => {
  expect(await placesOf(`const a: number = 1; throw new Error(String(a));`)).toEqual([
    'main.ts:1:28',
  ]);
});

test('a line whose imports were rewritten keeps its columns', async () => {
  const places = await placesOf(
    `import { fail, other } from './other.ts';\nconst x: string = 'x';\n  other(); other(); fail(x);`,
    `export const other = (): void => {};\nexport function fail(x: string): never {\n  throw new TypeError(x);\n}`,
  );
  expect(places).toEqual(['other.ts:3:9', 'main.ts:3:21']);
});

test('code after an await keeps its columns, and the callers keep their frames', async () => {
  const places = await placesOf(
    `async function inner(n: number) {\n  await null; await null; throw new Error(String(n));\n}\nasync function outer() {\n  return [await null, await inner(2)];\n}\nawait outer();`,
  );
  expect(places).toEqual(['main.ts:2:33', 'main.ts:5:23', 'main.ts:7:1']);
});

test('a property of an import is found at its own column', async () => {
  const places = await placesOf(
    `import { box } from './other.ts';\nexport const x = box.inner.value.deep;`,
    'export const box = { inner: {} as any };',
  );
  expect(places).toEqual(['main.ts:2:34']);
});
