/** A site in a folder of its host, such as a project's pages: built for it, visited there, nothing asked for outside of it. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { openBuiltSite } from './built-site.ts';
import { check, expectNoFaults, wake } from './workbench.ts';

const base = '/learn/groundwork/';
const root = join(import.meta.dirname, '../..');

test('a site in a folder leads, runs checks and stays inside', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-base-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const built = spawnSync(process.execPath, ['site/build.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      // Not all of ours: Vitest puts a BASE_URL and a MODE there, which the build would take for its own.
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      GROUNDWORK_BASE: base,
      GROUNDWORK_OUT: folder,
      GROUNDWORK_ROOT: join(root, 'lessons/fixtures/good'),
    },
  });
  expect(built.status, built.stdout + built.stderr).toBe(0);

  await using site = await openBuiltSite(folder, base);
  const { page, context, faults } = await site.visit();
  const outside: string[] = [];
  page.on('request', (request) => {
    const address = new URL(request.url());
    if (address.protocol.startsWith('http') && !address.pathname.startsWith(base))
      outside.push(request.url());
  });
  await page.goto(base);
  await page.locator('main a[href*="/lessons/"]').first().click();
  const at = () => new URL(page.url()).pathname;
  await expect.poll(at, { timeout: 30_000 }).toBe(`${base}lessons/01-hours/01-times/`);
  await wake(page);
  expect(await check(page)).toMatch(/check/);
  await page.getByRole('link', { name: 'Groundwork, home' }).click();
  await expect.poll(at, { timeout: 30_000 }).toBe(base);
  expect(outside).toEqual([]);
  expectNoFaults(faults);
  await context.close();
}, 300_000);
