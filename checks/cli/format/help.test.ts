import { expect, test } from 'vitest';
import { formatCommandHelp, formatHelp } from './help.ts';

test('the general help lists every command in columns', () => {
  const text = formatHelp(
    { list: { summary: 'one two three four' }, solution: { summary: 'five' } },
    26,
  );
  expect(text).toContain('\n  list      one two three\n            four\n  solution  five\n');
  expect(text).toContain('Usage: npx groundwork <command>');
});

test("a command's help shows its options with their values", () => {
  const help = {
    usage: '[step]',
    help: 'Does it.',
    options: { to: { type: 'string' }, all: { type: 'boolean' } },
  } as const;
  const optionHelp = { to: '<dir> where to', all: 'everything' };
  expect(formatCommandHelp('go', { ...help, optionHelp }, 80)).toBe(
    [
      'Usage: npx groundwork go [step]',
      '',
      'Does it.',
      '',
      'Options:',
      '  --to <dir>  where to',
      '  --all       everything',
    ].join('\n'),
  );
});
