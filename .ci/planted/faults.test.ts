import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Fault, KINDS, plantIn, readFaults } from './faults.ts';

const root = path.resolve(import.meta.dirname, '../..');
const faults = await readFaults();

test('there is a fault of every kind that the gate promises to catch', () => {
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(KINDS));
});

test.each(faults)('fits the code: $fault', async (fault) => {
  const sound = await readFile(path.join(root, fault.file), 'utf8');
  expect(plantIn(sound, fault)).not.toBe(sound);
});

test('the faults that share a build do not undo each other', async () => {
  const texts = new Map<string, string>();
  for (const fault of faults.filter(({ build }) => build)) {
    const before = texts.get(fault.file) ?? (await readFile(path.join(root, fault.file), 'utf8'));
    texts.set(fault.file, plantIn(before, fault));
  }
  expect(texts.size).toBeGreaterThan(2);
});

test('a fault that is there twice, or not at all, is refused unless the first is meant', () => {
  const fault = { fault: 'One', file: 'a.ts', replace: 'b', with: 'c', first: false } as Fault;
  expect(() => plantIn('abab', fault)).toThrow('a.ts holds "b" 2 times');
  expect(() => plantIn('a', fault)).toThrow('a.ts holds "b" 0 times');
  expect(plantIn('abab', { ...fault, first: true })).toBe('acab');
});
