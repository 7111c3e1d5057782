import { expect, test } from 'vitest';
import { isAboutWholeFile } from './about-file.ts';
import { loopFault } from './sentences/silence.ts';

const start = { file: 'app.ts', line: 1, column: 1 };

test('a loop at top level is about its file as a whole', () => {
  const fault = loopFault({ check: null, file: 'app.ts', request: null }, 2000);
  expect(isAboutWholeFile(fault)).toBe(true);
});

test.for([
  ['a syntax error in the first column', { kind: 'syntax', place: start }],
  ['a loop whose line is known', { kind: 'loop', place: { ...start, line: 7 } }],
  ['a loop without a place', { kind: 'loop', place: undefined }],
] as const)('%s is not', ([, failure]) => {
  expect(isAboutWholeFile(failure)).toBe(false);
});
