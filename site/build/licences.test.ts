import { join } from 'node:path';
import { expect, test } from 'vitest';
import project from '../../package.json' with { type: 'json' };
import { gatherNotices, licencesText, SHIPPED } from './licences.ts';

const modules = join(import.meta.dirname, '../../node_modules');

test('a package brings the notices of what it depends on', async () => {
  const notices = await gatherNotices(modules, ['express']);
  const names = notices.map(({ name }) => name);
  expect(names).toContain('express');
  expect(names).toContain('body-parser');
  expect(names).toEqual([...new Set(names)].sort());
});

test('what is shipped is installed by name: a fresh checkout has no leftovers of older ones', () => {
  const installed = Object.keys({ ...project.dependencies, ...project.devDependencies });
  expect(installed).toEqual(expect.arrayContaining([...SHIPPED]));
});

test('the typefaces come with the text of their licence, which asks for it', async () => {
  const text = licencesText(await gatherNotices(modules));
  expect(text.match(/SIL OPEN FONT LICENSE/gi)?.length).toBeGreaterThanOrEqual(3);
  expect(text).toMatch(/^@fontsource\/commit-mono [\d.]+ \(OFL-1\.1\)$/m);
});
