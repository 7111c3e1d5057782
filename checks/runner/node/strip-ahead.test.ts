import { expect, test, vi } from 'vitest';
import { stripAhead } from './strip-ahead.ts';

test('types are gone and every column stays, in TypeScript files only', () => {
  const warn = vi.spyOn(process, 'emitWarning');
  expect(stripAhead({ 'app.ts': 'let a: number = 1', 'data.json': '{}' })).toEqual([
    ['let a: number = 1', 'let a         = 1'],
  ]);
  expect(warn).not.toHaveBeenCalled();
});

test('what cannot be stripped is left to the run', () => {
  expect(stripAhead({ 'broken.ts': 'enum A {}', 'sound.ts': 'let a' })).toEqual([
    ['let a', 'let a'],
  ]);
});
