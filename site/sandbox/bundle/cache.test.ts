import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isUnchanged, writeRecord } from './cache.ts';

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'cache-'));
  const at = (name: string) => join(path, name);
  return { at, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test('a build is remembered until one of its inputs changes or goes', async () => {
  await using folder = await temporaryFolder();
  const record = folder.at('deep/record.json');
  expect(await isUnchanged(record)).toBe(false);
  await writeFile(folder.at('a'), '1');
  await writeFile(folder.at('b'), '1');
  await writeRecord(record, [folder.at('a'), folder.at('b')]);
  expect(await isUnchanged(record)).toBe(true);
  await writeFile(folder.at('b'), '2');
  expect(await isUnchanged(record)).toBe(false);
  await writeFile(folder.at('b'), '1');
  expect(await isUnchanged(record)).toBe(true);
  await rm(folder.at('a'));
  expect(await isUnchanged(record)).toBe(false);
});

test('a record that cannot be read counts as a change', async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.at('record.json'), '{ broken');
  expect(await isUnchanged(folder.at('record.json'))).toBe(false);
});
