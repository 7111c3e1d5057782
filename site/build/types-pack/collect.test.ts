import { expect, test } from 'vitest';
import { collectDeclarations } from './collect.ts';
import { manifestForTypes } from './manifest-for-types.ts';
import { LEFT_OUT, subsetIndex } from './node-subset.ts';

test('gathers a package, what it builds on, Node and the language', { timeout: 30_000 }, () => {
  const { pack } = collectDeclarations(['express']);
  const paths = Object.keys(pack);
  expect(paths).toEqual(
    expect.arrayContaining([
      '/lib/lib.es2024.d.ts',
      '/node_modules/@types/express/index.d.ts',
      '/node_modules/@types/express/package.json',
      '/node_modules/@types/express-serve-static-core/index.d.ts',
      '/node_modules/@types/node/http.d.ts',
    ]),
  );
  expect(paths.filter((path) => path.includes('inspector'))).toEqual([]);
  expect(pack['/node_modules/@types/node/index.d.ts']).toContain(
    "declare module 'node:inspector';",
  );
});

test('a package without types stops the build with what to do', () => {
  expect(() => collectDeclarations(['mime-db'])).toThrow(
    'The editor needs the types of mime-db, which learners can import, and found none. Install the package that declares them, usually @types/mime-db.',
  );
});

test('the subset of Node names each module that stays behind, both ways', () => {
  const index =
    '/// <reference path="vm.d.ts" />\n/// <reference path="http.d.ts" />\n/// <reference lib="es2020" />\n';
  const subset = subsetIndex(index);
  expect(subset).toContain('"http.d.ts"');
  expect(subset).not.toContain('"vm.d.ts"');
  for (const name of Object.values(LEFT_OUT).flat()) {
    expect(subset).toContain(`declare module '${name}';`);
    expect(subset).toContain(`declare module 'node:${name}';`);
  }
});

test('a package.json keeps what tells where the types are', () => {
  expect(
    manifestForTypes('{"name":"a","types":"a.d.ts","scripts":{"x":"y"},"exports":{".":"./a.js"}}'),
  ).toBe('{"name":"a","types":"a.d.ts","exports":{".":"./a.js"}}');
});
