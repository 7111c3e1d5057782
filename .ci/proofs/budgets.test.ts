import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { proveBudgets } from './budgets.ts';
import { pageWith, siteOf } from './testing.ts';

async function rootWith(budgets: string): Promise<string> {
  const root = await mkdtemp(path.join(tmpdir(), 'groundwork-budgets-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await mkdir(path.join(root, '.ci'));
  await writeFile(path.join(root, '.ci/budgets.yaml'), budgets);
  return root;
}

const heavy = `/*${'x'.repeat(3000)}*/`;
const page = pageWith(
  '<p>Short.</p>',
  '<link rel="stylesheet" href="/a.css"><script type="module" src="/a.js"></script>',
);

test('counts what a page loads unasked, imports of imports included, and what it loads later not', async () => {
  const root = await rootWith('page: { html: 1, styles: 1, scripts: 2 }\nparts: {}\n');
  const light = siteOf({ '/': page, '/a.css': '', '/a.js': 'import("./b.js")', '/b.js': heavy });
  expect((await proveBudgets(light, root)).findings).toEqual([]);
  const later = siteOf({
    '/': page,
    '/a.css': '',
    '/a.js': 'import "./b.js"',
    '/b.js': `export * from "./c.js"`,
    '/c.js': heavy,
  });
  expect((await proveBudgets(later, root)).findings).toEqual([
    expect.objectContaining({
      where: '/',
      problem: expect.stringContaining('Its scripts: 3.0 kB, and 2 kB'),
    }),
  ]);
});

test('finds HTML, style sheets and parts that are too heavy', async () => {
  const root = await rootWith(
    'page: { html: 0.1, styles: 1, scripts: 1 }\nparts: { /types/*: 2 }\n',
  );
  const site = siteOf({ '/': page, '/a.css': heavy, '/a.js': '', '/types/x': heavy });
  const { findings } = await proveBudgets(site, root);
  expect(findings.map(({ where, problem }) => `${where} ${problem.split(':')[0]}`)).toEqual([
    '/ Its HTML',
    '/ Its style sheets',
    '/types/* All of it',
  ]);
});

test('finds a budget for a part that is not there', async () => {
  const root = await rootWith('page: { html: 1, styles: 1, scripts: 1 }\nparts: { /typos/*: 2 }\n');
  const { findings } = await proveBudgets(siteOf({ '/': page, '/a.css': '', '/a.js': '' }), root);
  expect(findings).toEqual([expect.objectContaining({ problem: 'No file matches /typos/*.' })]);
});
