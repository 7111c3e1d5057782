/** A site in a folder of its host, such as a project's pages: built for it, visited there, nothing asked for outside of it. */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { type BuiltSite, openBuiltSite } from './built-site.ts';
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
  await readsWithoutNetwork(site);
}, 300_000);

/** The worker takes the folder for its own, no more and no less, and answers from it when the network is gone. */
async function readsWithoutNetwork(site: BuiltSite): Promise<void> {
  const context = await site.browser.newContext({ baseURL: site.origin });
  const page = await context.newPage();
  await page.goto(base);
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
  expect(scope).toBe(`${site.origin}${base}`);
  const step = `${base}lessons/01-hours/01-times/`;
  const isKept = (address: string) =>
    page.evaluate(
      async (at) => (await caches.match(at, { ignoreSearch: true })) !== undefined,
      address,
    );
  await expect.poll(() => isKept(step), { timeout: 60_000 }).toBe(true);
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), {
      timeout: 60_000,
    })
    .toBe(true);

  await context.setOffline(true);
  await page.goto(step);
  expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe('');
  // Built and styled: what the page asks for is kept under the folder's name, too.
  expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
  // Beside the folder the worker has no say.
  await expect(page.goto('/elsewhere/')).rejects.toThrow(/ERR_/);
  await context.close();
}
