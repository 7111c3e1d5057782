import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBlocks } from './run-blocks.ts';

const line = '\n'; // the one before a block's first

test('says which block throws or gives something else, and where', {
  timeout: 60_000,
}, async () => {
  const faults = await runBlocks([
    `${line}globalThis.__claim(1, 1 + 1, () => 2);`,
    `${line}const a = 1;\nnull.length;`,
    `${line}globalThis.__claim(1, { fee: 3, notes: undefined }, () => ({ fee: 3 }));`,
    `${line}globalThis.__claim(1, { fee: 3 }, () => ({ fee: 4 }));`,
    `import * as z from 'zod';${line}globalThis.__claim(1, z.int().parse(3), () => 3);`,
    `${line}console.log('printed'); console.error('too');`,
  ]);
  expect(faults).toEqual([
    { block: 1, line: 2, message: expect.stringMatching(/^it throws TypeError: Cannot read/) },
    { block: 3, line: 1, message: 'it gives { fee: 3 }, and the text says { fee: 4 }.' },
  ]);
});

test('lets no block write, start something or read what is ours', { timeout: 60_000 }, async () => {
  const written = join(tmpdir(), 'groundwork-written-by-a-block');
  const faults = await runBlocks([
    `import { writeFileSync } from 'node:fs';${line}writeFileSync(${JSON.stringify(written)}, '');`,
    `import { execSync } from 'node:child_process';${line}execSync('id');`,
    `import { readFileSync } from 'node:fs';${line}readFileSync(${JSON.stringify(join(import.meta.dirname, '../../../package.json'))});`,
    `${line}globalThis.__claim(1, Object.keys(process.env), () => []);`,
  ]);
  expect(
    faults.map(({ block, message }) => [block, /Access to this API|restricted/.test(message)]),
  ).toEqual([
    [0, true],
    [1, true],
    [2, true],
  ]);
  expect(existsSync(written)).toBe(false);
});

test('ends a block that does not end', { timeout: 60_000 }, async () => {
  const faults = await runBlocks([`${line}1;`, `${line}for (;;);`], 1_000);
  expect(faults).toEqual([
    { block: 1, line: null, message: 'It had not ended after 1 s, all blocks together.' },
  ]);
});
