import { expect, test } from 'vitest';
import { compile } from '../link/test-graph.ts';

test.each([
  ['enum A { x }', 'not-erasable', 1, 1, 'TypeScript enum is not supported in strip-only mode'],
  [
    'const a = 1;\n  namespace N { export const b = 1; }',
    'not-erasable',
    2,
    3,
    'TypeScript namespace declaration is not supported in strip-only mode',
  ],
  [
    'class A { constructor(private b: number) {} }',
    'not-erasable',
    1,
    31,
    'TypeScript parameter property is not supported in strip-only mode',
  ],
  ['@sealed class A {}', 'not-erasable', 1, 1, 'Decorators are not part of JavaScript yet'],
  ['const a = {\n  b: 1\n  c: 2 };', 'syntax', 3, 3, "Expected ',', got 'ident'"],
  ['const é = "é"; let é;', 'syntax', 1, 20, "Identifier 'é' has already been declared"],
])('%j is told apart: %s at %i:%i', (source, kind, line, column, message) => {
  const { modules, problems } = compile({ 'app.ts': source, 'other.ts': 'export const a = 1;' });
  expect(problems).toEqual([
    { file: 'app.ts', kind, line, column, message, snippet: expect.stringContaining('^') },
  ]);
  expect(Object.keys(modules)).toEqual(['other.ts']);
});

test('types leave blanks, so that lines and columns stay', () => {
  const source = 'const a: number = 1;\nexport const b = <T,>(c: T): T => c;';
  const body = compile({ 'app.ts': source }).modules['app.ts']?.body ?? '';
  expect(body).toHaveLength(source.length);
  expect(body.indexOf('=> c')).toBe(source.indexOf('=> c'));
});

test('a file is compiled once for each text that it has had', () => {
  const first = compile({ 'app.ts': 'export const a = 1;' }).modules['app.ts'];
  const changed = compile({ 'app.ts': 'export const a = 2;' }).modules['app.ts'];
  expect(changed).not.toBe(first);
  expect(compile({ 'app.ts': 'export const a = 1;' }).modules['app.ts']).toBe(first);
});

test('files that hold no code are left alone', () => {
  const { modules, problems } = compile({ 'package.json': '{', 'types.d.ts': 'enum A {}' });
  expect({ modules, problems }).toEqual({ modules: {}, problems: [] });
});
