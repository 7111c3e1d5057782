import { Text } from '@codemirror/state';
import { expect, test } from 'vitest';
import { offsetOf } from './offset.ts';

const doc = Text.of(['import x', '', 'app.get()']);

test.each([
  [{ line: 1, column: 1 }, 0],
  [{ line: 3, column: 5 }, 14],
  [{ line: 2, column: 9 }, 9],
  [{ line: 99, column: 1 }, 10],
  [{ line: 0, column: 0 }, 0],
])('%o is offset %i', (place, offset) => {
  expect(offsetOf(doc, place)).toBe(offset);
});
