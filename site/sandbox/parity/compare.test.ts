import { expect, test } from 'vitest';
import { differences } from './compare.ts';

test('equal values have no differences', () => {
  expect(differences({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([]);
});

test.each([
  [1, 2, '(all)'],
  [{ a: 1 }, { a: 2 }, '.a'],
  [{ a: 1 }, {}, '.a'],
  [{}, { a: 1 }, '.a'],
  [[1, [2]], [1, [3]], '[1][0]'],
  [[1], { 0: 1 }, '(all)'],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, '(order)'],
  ['1', 1, '(all)'],
  [null, {}, '(all)'],
])('%j and %j differ at %s', (node, page, field) => {
  expect(differences(node, page).map((found) => found.field)).toEqual([field]);
});
