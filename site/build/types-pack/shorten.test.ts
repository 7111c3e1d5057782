import { expect, test } from 'vitest';
import { shorten } from './shorten.ts';

test('keeps the first paragraph of a comment', () => {
  expect(
    shorten(
      '/**\n * Sends an answer.\n * In two lines.\n *\n * At length.\n * @example x\n */\nf();\n',
    ),
  ).toBe('/** Sends an answer.\nIn two lines. */\nf();\n');
});

test('keeps a deprecation wherever it stands, and drops a comment of tags alone', () => {
  expect(shorten('/** Old.\n * @since 1\n * @deprecated Use new. */\nf();\n')).toBe(
    '/** Old.\n@deprecated Use new. */\nf();\n',
  );
  expect(shorten('/** @internal */\nf();\n')).toBe('\nf();\n');
});

test('narrows indentation and drops licence and source map', () => {
  expect(
    shorten(
      '/*! Licence */\r\ninterface A {\r\n    b: {\r\n        c: 1;\r\n    };\r\n}\r\n//# sourceMappingURL=a.d.ts.map\r\n',
    ),
  ).toBe('\ninterface A {\n b: {\n  c: 1;\n };\n}\n');
});

test('cuts a long paragraph between words', () => {
  const cut = shorten(`/** ${'word '.repeat(200)}*/\n`);
  expect(cut.length).toBeLessThan(420);
  expect(cut).toMatch(/word … \*\/\n$/);
});

test('leaves references to other files alone', () => {
  const text = '/// <reference path="a.d.ts" />\nexport {};\n';
  expect(shorten(text)).toBe(text);
});
