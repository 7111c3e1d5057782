import { expect, test } from 'vitest';
import { applyChanges } from './apply-changes.ts';
import { offsetAt, positionAt } from './positions.ts';

const text = 'ab\n\ncde\n';

test.each([
  [0, { line: 0, character: 0 }],
  [2, { line: 0, character: 2 }],
  [3, { line: 1, character: 0 }],
  [6, { line: 2, character: 2 }],
  [8, { line: 3, character: 0 }],
])('offset %i is %o, both ways', (offset, position) => {
  expect(positionAt(text, offset)).toEqual(position);
  expect(offsetAt(text, position)).toBe(offset);
});

test('a position that does not exist is the nearest one', () => {
  expect(offsetAt(text, { line: 0, character: 99 })).toBe(2);
  expect(offsetAt(text, { line: 99, character: 0 })).toBe(text.length);
});

test('changes count in the text that the one before left', () => {
  const at = (line: number, character: number) => ({
    start: { line, character },
    end: { line, character: character + 1 },
  });
  expect(
    applyChanges(text, [
      { range: at(0, 0), text: 'x\ny' },
      { range: at(1, 0), text: 'z' },
    ]),
  ).toBe('x\nzb\n\ncde\n');
  expect(applyChanges(text, [{ text: 'all' }])).toBe('all');
});
