import { expect, test } from 'vitest';
import { blockModule, triedModule } from './block-module.ts';

const known = new Map([
  ['z', { declaration: "import * as z from 'zod';", isPackage: true }],
  ['fee', { declaration: "import { fee } from './fees.ts';", isPackage: false }],
]);
const firstLine = (code: string) => blockModule(code, known).text.split('\n')[0]?.trim();

test.each([
  ['a name that it uses', 'const Fee = z.number();', "import * as z from 'zod';"],
  ['a name in short form', 'send({ fee });', "import { fee } from './fees.ts';"],
  ['nothing for a name of its own', 'const fee = 3;\nsend(fee);', ''],
  ['nothing for a parameter', 'send((fee: number) => fee);', ''],
  ['nothing for a key', 'send({ fee: 3 });', ''],
  ['nothing for a member', 'tool.fee();', ''],
  ['nothing for a name that nobody knows', 'send(1);', ''],
])('imports %s', (_what, code, line) => {
  expect(firstLine(code)).toBe(line);
});

test('keeps the lines of the block, one further down', () => {
  const { text } = blockModule('const a = z.number();\nfee(a);', known);
  expect(text.split('\n').slice(1, 3)).toEqual(['const a = z.number();', 'fee(a);']);
});

test('puts a function around a block that returns', () => {
  expect(blockModule('if (closed) return;', known).text).toContain('async function shown() {\nif');
  expect(blockModule('const f = () => {\n  return 3;\n};', known).text).not.toContain('shown');
});

test('tells what it cannot run without', () => {
  expect(blockModule('fee(z.number());', known).needs).toEqual(['fee']);
});

test('tries what it claims, once', () => {
  const tried = triedModule('const fee = 3; // 3\nadd(fee); // 4', known);
  expect(tried).toContain('const fee = 3;');
  expect(tried).toContain('globalThis.__claim(1, (fee), () => (3));');
  expect(tried).toContain('globalThis.__claim(2, (add(fee)), () => (4));');
  expect(tried.match(/add\(fee\)/g)).toHaveLength(1);
});
