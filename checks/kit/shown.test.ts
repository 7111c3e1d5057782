import { expect, test } from 'vitest';
import { shown } from './shown.ts';

test.each([
  ['C3', '"C3"'],
  [{ name: 'Froe' }, '{"name":"Froe"}'],
  [undefined, 'undefined'],
  [Symbol('loan'), 'Symbol(loan)'],
  [new TypeError('The lid does not close.'), 'TypeError: The lid does not close'],
  [new Date(0), '1970-01-01T00:00:00.000Z'],
  [new Date(Number.NaN), 'no date'],
])('%s is shown as %s', (value, text) => {
  expect(shown(value)).toBe(text);
});
