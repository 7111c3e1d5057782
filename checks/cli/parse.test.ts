import { describe, expect, test } from 'vitest';
import { parseLine, splitLine } from './parse.ts';
import { UsageError } from './usage-error.ts';

describe('splitLine finds the name of the command', () => {
  test.for([
    { argv: [], name: undefined, rest: [] },
    { argv: ['--help'], name: undefined, rest: ['--help'] },
    { argv: ['check', '01.1'], name: 'check', rest: ['01.1'] },
    { argv: ['--no-color', 'list'], name: 'list', rest: ['--no-color'] },
    { argv: ['--root', 'x', 'list'], name: 'list', rest: ['--root', 'x'] },
    { argv: ['--root=x', 'check', '--all'], name: 'check', rest: ['--root=x', '--all'] },
  ])('$argv', ({ argv, name, rest }) => {
    expect(splitLine(argv)).toEqual({ name, rest });
  });
});

const check = {
  options: { all: { type: 'boolean' }, target: { type: 'string' } },
  positionals: 1,
} as const;

describe('parseLine', () => {
  test('reads options and arguments in any order', () => {
    const { values, positionals } = parseLine('check', check, [
      '--all',
      '01.1',
      '--target',
      'solution',
    ]);
    expect(values).toEqual({ all: true, target: 'solution' });
    expect(positionals).toEqual(['01.1']);
  });

  test.for([
    [['--targt', 'x'], 'There is no option --targt here. Did you mean --target?'],
    [['-x'], 'There is no option -x here.'],
    [['--target'], 'The option --target needs a value.'],
    [['--target='], 'The option --target needs a value.'],
    [['--all=yes'], 'The option --all takes no value.'],
    [['01.1', '01.2'], 'check takes one argument; "01.2" is too much.'],
  ] as const)('refuses %s', ([rest, sentence]) => {
    expect(() => parseLine('check', check, rest)).toThrow(UsageError);
    expect(() => parseLine('check', check, rest)).toThrow(sentence);
    expect(() => parseLine('check', check, rest)).toThrow('Run npx groundwork check --help');
  });
});
