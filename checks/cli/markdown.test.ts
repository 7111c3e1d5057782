import { expect, test } from 'vitest';
import { formatMarkdown } from './markdown.ts';

test.for([
  ['joins and wraps a paragraph', 'one\ntwo three', 9, '  one two\n  three'],
  ['keeps paragraphs apart', 'one\n\ntwo', 20, '  one\n\n  two'],
  [
    'indents code and leaves it alone',
    'Look:\n\n```ts title="app.ts"\nif (a) {\n  b();\n\n}\n```\n',
    12,
    '  Look:\n\n      if (a) {\n        b();\n\n      }',
  ],
  ['hangs list items', '- one two\n  three\n- four', 12, '  - one two\n    three\n  - four'],
  ['shows a code block that nobody closed', '```\ncode', 20, '      code'],
] as const)('%s', ([, markdown, columns, text]) => {
  expect(formatMarkdown(markdown, columns, '  ')).toBe(text);
});
