import { expect, test } from 'vitest';
import { newerOf } from './merge-drafts.ts';

const minute = 60_000;
const now = 1_800_000_000_000;

test.each([
  ['the file is a day newer', now - 1441 * minute, now - minute, 'file'],
  ['the file is six minutes older', now, now - 6 * minute, 'here'],
  ['four minutes are less than clocks differ', now, now - 4 * minute, 'unclear'],
  ['a time that was lost', 0, now, 'unclear'],
  ['a time in the future', now - 60 * minute, now + 60 * minute, 'unclear'],
] as const)('%s', (_, here, file, choice) => {
  expect(newerOf({ at: here }, { at: file }, now)).toBe(choice);
});
