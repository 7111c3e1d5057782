import { describe, expect, test } from 'vitest';
import { diffLines, hunks } from './line-diff.ts';

const signs = { both: ' ', first: '-', second: '+' } as const;
function show(one: string, other: string): string[] {
  return diffLines(one, other).map(({ kind, text }) => signs[kind] + text);
}

describe('diffLines', () => {
  test.for([
    ['equal', 'a\nb\n', 'a\nb\n', [' a', ' b']],
    ['a changed line', 'a\nb\nc', 'a\nx\nc', [' a', '-b', '+x', ' c']],
    ['added at the end', 'a\n', 'a\nb\n', [' a', '+b']],
    ['removed at the start', 'a\nb', 'b', ['-a', ' b']],
    ['from nothing', '', 'a\nb', ['+a', '+b']],
    ['to nothing', 'a', '', ['-a']],
    ['line ends do not count', 'a\r\nb\r\n', 'a\nb', [' a', ' b']],
  ] as const)('%s', ([, one, other, lines]) => {
    expect(show(one, other)).toEqual(lines);
  });

  test('counts lines in both texts', () => {
    expect(diffLines('a\nb', 'a\nc')).toEqual([
      { kind: 'both', text: 'a', first: 1, second: 1 },
      { kind: 'first', text: 'b', first: 2, second: 0 },
      { kind: 'second', text: 'c', first: 0, second: 2 },
    ]);
  });

  test('both texts can be rebuilt from any comparison', () => {
    const words = ['a', 'b', 'c'];
    let seed = 7;
    const next = () => (seed = (seed * 16807) % 2147483647);
    for (let round = 0; round < 200; round++) {
      const texts = [0, 1].map(() =>
        Array.from({ length: (next() % 8) + 1 }, () => words[next() % 3]).join('\n'),
      );
      const lines = diffLines(texts[0] ?? '', texts[1] ?? '');
      const only = (other: string) =>
        lines
          .filter(({ kind }) => kind !== other)
          .map(({ text }) => text)
          .join('\n');
      expect([only('second'), only('first')]).toEqual(texts);
    }
  });
});

test('hunks keep some lines around each change and join what touches', () => {
  const one = Array.from({ length: 20 }, (_, line) => `line ${line}`);
  const other = one.with(2, 'x').with(5, 'y').with(15, 'z');
  const runs = hunks(diffLines(one.join('\n'), other.join('\n')), 2);
  expect(runs.map((run) => run.map(({ kind, text }) => signs[kind] + text))).toEqual([
    [
      ' line 0',
      ' line 1',
      '-line 2',
      '+x',
      ' line 3',
      ' line 4',
      '-line 5',
      '+y',
      ' line 6',
      ' line 7',
    ],
    [' line 13', ' line 14', '-line 15', '+z', ' line 16', ' line 17'],
  ]);
  expect(hunks(diffLines('a', 'a'))).toEqual([]);
});
