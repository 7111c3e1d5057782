import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rememberedOutput, rememberOutput } from './cache.ts';

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), 'cache-'));
  const at = (name: string) => join(path, name);
  /** A file that was last written an hour ago. */
  const write = async (name: string, text: string) => {
    await writeFile(at(name), text);
    const then = Date.now() / 1_000 - 3_600;
    await utimes(at(name), then, then);
  };
  return { at, write, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}

test('a build is remembered until one of its inputs changes or goes', async () => {
  await using folder = await temporaryFolder();
  const record = folder.at('deep/record.json');
  expect(await rememberedOutput(record)).toBeNull();
  await folder.write('a', '1');
  await folder.write('b', '1');
  await rememberOutput(record, 'out', [folder.at('a'), folder.at('b')], Date.now());
  expect(await rememberedOutput(record)).toBe('out');
  await folder.write('b', '2');
  expect(await rememberedOutput(record)).toBeNull();
  await folder.write('b', '1');
  expect(await rememberedOutput(record)).toBe('out');
  await rm(folder.at('a'));
  expect(await rememberedOutput(record)).toBeNull();
});

test('a build during which an input changed is not remembered', async () => {
  await using folder = await temporaryFolder();
  const record = folder.at('record.json');
  await folder.write('a', '1');
  await rememberOutput(record, 'out', [folder.at('a')], Date.now() - 7_200_000);
  expect(await rememberedOutput(record)).toBeNull();
});

test('a record that cannot be read counts as a change', async () => {
  await using folder = await temporaryFolder();
  await writeFile(folder.at('record.json'), '{ broken');
  expect(await rememberedOutput(folder.at('record.json'))).toBeNull();
});
