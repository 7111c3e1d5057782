import { Chunk } from '@codemirror/merge';
import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { takeHunk } from './take-hunk.ts';

const hunks = (a: string, b: string) => Chunk.build(Text.of(a.split('\n')), Text.of(b.split('\n')));

test.each([
  ['a line in the middle', 'a\nb\nc\n', 'a\nB\nc\n'],
  ['a line that is added', 'a\nc\n', 'a\nb\nc\n'],
  ['a line that goes', 'a\nb\nc\n', 'a\nc\n'],
  ['the first line', 'a\nb', 'A\nb'],
  ['lines at the very end', 'a', 'a\nb\nc'],
  ['lines that go from the very end', 'a\nb\nc', 'a'],
  ['the last line end', 'a', 'a\n'],
  ['a file that was empty', '', 'a\nb\n'],
  ['a file that becomes empty', 'a\nb\n', ''],
])('takes %s', (_what, a, b) => {
  const [only, ...others] = hunks(a, b);
  expect(others).toEqual([]);
  if (only) expect(takeHunk(a, b, only)).toBe(b);
});

/** The same numbers at every run, so that a failure can be looked into. */
function* numbers(): Generator<number, never> {
  let state = 7;
  for (;;) {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    yield state / 2 ** 31;
  }
}

test('taking every hunk, in any order, makes the texts the same', () => {
  const random = numbers();
  const next = () => random.next().value;
  const lines = () =>
    Array.from({ length: Math.floor(next() * 12) }, () => 'abcde'[Math.floor(next() * 5)]).join(
      '\n',
    );
  for (let round = 0; round < 500; round += 1) {
    let a = lines();
    const b = lines();
    // What is left may line up anew after each, so the number of hunks need not fall by one.
    for (let takes = 0; takes < 40; takes += 1) {
      const left = hunks(a, b);
      const chosen = left[Math.floor(next() * left.length)];
      if (!chosen) break;
      a = takeHunk(a, b, chosen);
    }
    expect(a).toBe(b);
  }
});
