import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { changesOf, findMutants } from './find-mutants.ts';

/** Every program that one small mistake makes of a line of code. */
function mutationsOf(code: string): string[] {
  const source = ts.createSourceFile('app.ts', code, ts.ScriptTarget.ES2024, true);
  return changesOf(source).map(
    ({ start, end, text }) => code.slice(0, start) + text + code.slice(end),
  );
}

describe('one small mistake', () => {
  test.each([
    ['fee > limit', 'fee >= limit'],
    ['fee < limit', 'fee <= limit'],
    ['fee === limit', 'fee !== limit'],
    ['fee + deposit', 'fee - deposit'],
    ['fee * days', 'fee / days'],
    ['tool && member', 'tool || member'],
    ['page ?? first', 'page && first'],
    ['!found', 'found'],
    ['count++', 'count--'],
    ['--count', '++count'],
  ])('an operator is its neighbour: %s', (before, after) => {
    expect(mutationsOf(`const is = ${before};`)).toContain(`const is = ${after};`);
  });

  test.each([
    ['true', 'false'],
    ['0', '1'],
    ['45', '46'],
    ['201', '200'],
    ['422', '400'],
    ['[one, two]', '[]'],
    ['{ 404: gone }', '{ 400: gone }'],
  ])('a value is another: %s', (before, after) => {
    expect(mutationsOf(`const is = ${before};`)).toContain(`const is = ${after};`);
  });

  test.each([
    ['tools.push(tool);', ';'],
    ['total = 0;', ';'],
    ["throw new Error('gone');", ';'],
    ['async () => { await save(tool); }', 'async () => { save(tool); }'],
    ['function f() { return; }', 'function f() { ; }'],
    ['function f() { return refuse(res); }', 'function f() { refuse(res); }'],
    ['function f() { return { id }; }', 'function f() { ({ id }); }'],
    ['try { open(); } finally { close(); }', 'try { open(); } finally {}'],
    ['try { open(); } catch (error) { log(error); }', 'try { open(); } catch (error) {}'],
    ['if (found) send();', 'if (true) send();'],
    ['if (found) send();', 'if (false) send();'],
    ['const fee = member ? 0 : full;', 'const fee = true ? 0 : full;'],
    ['while (more) read();', 'while (false) read();'],
  ])('a statement is left out or made idle: %s', (before, after) => {
    expect(mutationsOf(before)).toContain(after);
  });

  test.each([
    ['z.number().positive().nullable()', 'z.number().nullable()'],
    ['z.number().positive().nullable()', 'z.number().positive()'],
    ['z.string().trim().min(1)', 'z.string().trim()'],
    ['Digits\n  .pipe(z.int())', 'Digits'],
    ['z.strictObject({ name })', 'z.object({ name })'],
    ['z.object({ name })', 'z.looseObject({ name })'],
    ['z.email()', 'z.string()'],
    ['ToolIn.partial()', 'ToolIn'],
    ['{ name, fee: 3 }', '{  fee: 3 }'],
    ['{ name, fee: 3 }', '{ name,  }'],
    ['{ ...body }', '{  }'],
  ])('a schema or an object demands or has less: %s', (before, after) => {
    expect(mutationsOf(`const is = ${before};`)).toContain(`const is = ${after};`);
  });

  test.each([
    ['an import', "import { app } from './app.ts';"],
    ['a type', 'type Page = { limit: 20 | 50; exact: true };'],
    ['an interface', 'interface Tool { id: 1 }'],
    ["a value's type", 'let page: [1, 2] | undefined;'],
    ['a directive', "'use strict';"],
    ['a call without which nothing is left', 'const is = Math.max(one, two);'],
  ])('is not made in %s', (_what, code) => {
    expect(mutationsOf(code)).toEqual([]);
  });
});

describe('the mutants of a step', () => {
  const before = { 'app.ts': 'const a = 1;\nconst b = 2;\n', 'old.ts': 'const old = 1;\n' };

  test('have their mistake on a line that the solution changes', () => {
    const mutants = findMutants(before, {
      ...before,
      'app.ts': 'const a = 1;\n  const b = true;\n',
      'new.ts': 'export const more = !less;\n',
    });
    expect(mutants.map(({ file, line, code, what }) => [file, line, code, what])).toEqual([
      ['app.ts', 2, 'const b = true;', '`true` becomes `false`'],
      ['new.ts', 1, 'export const more = !less;', '`!less` becomes `less`'],
    ]);
  });

  test('are whole projects with one mistake', () => {
    const [mutant] = findMutants(before, { ...before, 'new.ts': 'start(true);\n' });
    expect(mutant?.files).toEqual({ ...before, 'new.ts': ';\n' });
  });

  test('are on the line of the rule that is dropped, not on that of its schema', () => {
    const schema = 'const fee = z\n  .number()\n  .positive();\n';
    const [mutant] = findMutants(
      { 'app.ts': schema.replace('\n  .positive()', '') },
      { 'app.ts': schema },
    );
    expect(mutant).toMatchObject({ line: 3, what: '`.positive()` is dropped' });
  });

  test('are none in files that are no program', () => {
    expect(findMutants({}, { Dockerfile: 'FROM node:24\n', 'notes.md': '1 + 1\n' })).toEqual([]);
  });
});
