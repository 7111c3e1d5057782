import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { mayUse, proveLicences } from './licences.ts';

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0-only)', true],
  ['Apache-2.0 AND MIT', true],
  ['GPL-3.0-only', false],
  ['MIT AND GPL-3.0-only', false],
  ['SEE LICENSE IN LICENSE.md', false],
])('%s may be used: %s', (expression, answer) => {
  expect(mayUse(expression)).toBe(answer);
});

test('finds packages without a licence or with one that asks for more', async () => {
  const root = await mkdtemp(path.join(tmpdir(), 'groundwork-licences-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const packages = {
    '': {},
    'node_modules/fine': { license: 'MIT' },
    'node_modules/silent': {},
    'node_modules/a/node_modules/strict': { license: 'AGPL-3.0' },
  };
  await writeFile(path.join(root, 'package-lock.json'), JSON.stringify({ packages }));
  const { findings, looked } = await proveLicences(root);
  expect(findings.map(({ where, problem }) => `${where}: ${problem}`)).toEqual([
    'silent: It names no licence.',
    'strict: Its licence is AGPL-3.0.',
  ]);
  expect(looked).toBe('3 packages');
});
