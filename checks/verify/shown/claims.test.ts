import { expect, test } from 'vitest';
import { claimsOf } from './claims.ts';

const of = (code: string) =>
  claimsOf(code).map(({ line, subject, expected }) => [line, subject, expected]);

test.each([
  ['an object', 'Fee.parse(raw); // { fee: 3 }', [[1, 'Fee.parse(raw)', '{ fee: 3 }']]],
  ['a list', "names(); // ['saw', 'plane']", [[1, 'names()', "['saw', 'plane']"]]],
  ['a word', 'isOpen(); // false', [[1, 'isOpen()', 'false']]],
  ['what a variable holds', 'const fee = day * 5; // 15', [[1, 'fee', '15']]],
  ['on its own line', 'const a = 1;\n\nadd(a); // 2', [[3, 'add(a)', '2']]],
])('claims %s', (_what, code, claims) => {
  expect(of(code)).toEqual(claims);
});

test.each([
  ['in words', 'Fee.parse(raw); // refused'],
  ['that begins like a value', 'lent.next(); // 1 key, and no other'],
  ['that is a request', "app.use('/repairs', repairs); // GET /repairs/7"],
  ['on a line of its own', '// 3\nadd(1, 2);'],
  ['within a function', 'function fee() {\n  return 3; // 3\n}'],
])('a comment %s claims nothing', (_what, code) => {
  expect(of(code)).toEqual([]);
});
