import { expect, test } from 'vitest';
import { shouldSpareBytes } from './spare-bytes.ts';

test.each([
  [{ isCoarse: false }, false],
  [{ isCoarse: true }, true],
  [{ isCoarse: false, connection: { saveData: true } }, true],
  [{ isCoarse: false, connection: { saveData: false } }, false],
  [{ isCoarse: false, connection: {} }, false],
])('%o: %s', (hints, spare) => {
  expect(shouldSpareBytes(hints)).toBe(spare);
});
