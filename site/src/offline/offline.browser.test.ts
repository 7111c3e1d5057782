/** The site without a network, and through a deployment, in a real Chromium. */
import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BROWSER_FLAGS, findBrowser } from '../../../.ci/browser.ts';
import { buildServiceWorker, offlineManifest } from '../../build/offline.ts';
import { check, openStep, write, written } from '../../e2e/workbench.ts';
import type { SandboxAssets } from '../../sandbox/assets.ts';
import { handlerFor, type Site } from '../../server/handle.ts';
import { frameHeaders } from '../../server/headers.ts';
import { type Listening, listen } from '../../server/listen.ts';
import { readSiteFiles } from '../../server/site-files.ts';

const dist = join(import.meta.dirname, '../../dist');

async function siteIn(folder: string): Promise<Site> {
  const manifest: SandboxAssets = JSON.parse(
    await readFile(join(dist, 'sandbox/manifest.json'), 'utf8'),
  );
  return { files: await readSiteFiles(folder), frames: frameHeaders(manifest) };
}

/** The site as the next deployment has it: other words on the home page and on every page another style sheet. */
async function nextBuild(): Promise<{ folder: string; site: Site; style: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'groundwork-next-'));
  await cp(dist, folder, { recursive: true });
  const names = await readdir(folder, { recursive: true });
  for (const name of names.filter((one) => /\.(br|gz)$/.test(one))) await rm(join(folder, name));
  const old = names.find((name) => /_astro\/style\.[\w-]+\.css$/.test(name)) ?? '';
  const style = '_astro/style.NextBuild.css';
  await rename(join(folder, old), join(folder, style));
  for (const name of names.filter((one) => one.endsWith('.html'))) {
    const html = await readFile(join(folder, name), 'utf8');
    const next = html
      .replaceAll(`/${old}`, `/${style}`)
      .replace('Build APIs that hold.', 'Build APIs that last.');
    await writeFile(join(folder, name), next);
  }
  const manifest: SandboxAssets = JSON.parse(
    await readFile(join(folder, 'sandbox/manifest.json'), 'utf8'),
  );
  await buildServiceWorker(folder, await offlineManifest(folder, manifest));
  return { folder, site: await siteIn(folder), style };
}

/** A server whose site can be replaced, and that can be stopped and started at one port. */
class Host {
  site: Site;
  readonly requests: string[] = [];
  #listening: Listening | undefined;
  #port = 0;

  constructor(site: Site) {
    this.site = site;
  }

  async start(): Promise<string> {
    this.#listening = await listen(
      (request, response) => {
        this.requests.push(request.url ?? '');
        handlerFor(this.site)(request, response);
      },
      { port: this.#port, hosts: ['127.0.0.1'] },
    );
    this.#port = this.#listening.port;
    return `http://localhost:${this.#port}`;
  }

  async stop(): Promise<void> {
    await this.#listening?.close();
  }
}

let browser: Browser;
let built: Site;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_FLAGS],
  });
  built = await siteIn(dist);
});
afterAll(() => browser.close());

/** How many files of the newest build are kept. */
const kept = (page: Page, pattern: string): Promise<number> =>
  page.evaluate(async (pattern) => {
    let count = 0;
    for (const name of await caches.keys()) {
      if (!name.startsWith('groundwork-build:')) continue;
      const keys = await (await caches.open(name)).keys();
      count = Math.max(count, keys.filter(({ url }) => new RegExp(pattern).test(url)).length);
    }
    return count;
  }, pattern);

const patience = { timeout: 40_000 };

/** Visits the home page and waits until the worker has kept what it keeps by itself. */
async function firstVisit(page: Page): Promise<void> {
  await page.goto('/');
  await expect.poll(() => kept(page, '/sandbox/(execution|compile|strip)-'), patience).toBe(3);
  const frames = () =>
    page.evaluate(async () => (await (await caches.open('groundwork-frames')).keys()).length);
  await expect.poll(frames, patience).toBe(2);
}

test('after one visit to the home page, a step can be read, checked and reloaded without a server', async () => {
  const host = new Host(built);
  const context = await browser.newContext({ baseURL: await host.start() });
  const page = await context.newPage();
  await firstVisit(page);
  await host.stop();

  await page.getByRole('link', { name: 'First schema' }).first().click();
  await page.getByRole('heading', { level: 1, name: /First schema/ }).waitFor();
  await openStep(page, '01-models/02-rules');
  await write(page, '// offline');
  expect(await check(page)).toMatch(/0 of \d/);
  await page.reload();
  await openStep(page, '01-models/02-rules');
  await expect.poll(() => written(page)).toBe('// offline');
  const nowhere = await page.goto('/no/such/page/');
  expect(nowhere?.status()).toBe(404);
  await page.getByRole('heading', { name: 'Nothing is built at this address.' }).waitFor();
  await context.close();
}, 120_000);

test('pages from the worker keep the headers that the server sent, their policy above all', async () => {
  const host = new Host(built);
  const context = await browser.newContext({ baseURL: await host.start() });
  const page = await context.newPage();
  const first = await page.goto('/');
  await firstVisit(page);
  const again = await page.goto('/lessons/01-models/');
  expect(again?.fromServiceWorker()).toBe(true);
  const policy = 'content-security-policy';
  expect(again?.headers()[policy]).toBe(first?.headers()[policy]);
  const { hits } = await page.evaluate(async () => {
    // An address of the learner's own making is none of the worker's business.
    const response = await fetch('/openapi.json');
    return { hits: response.status };
  });
  expect(hits).toBe(404);
  expect(host.requests).toContain('/openapi.json');
  await context.close();
  await host.stop();
}, 120_000);

test('a deployment is announced; until the learner reloads, every tab stays whole with its own build', async () => {
  const host = new Host(built);
  const context = await browser.newContext({ baseURL: await host.start() });
  const page = await context.newPage();
  await firstVisit(page);
  const other = await context.newPage();
  await other.goto('/');

  const next = await nextBuild();
  host.site = next.site;
  host.requests.length = 0;
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  const notice = page
    .getByRole('status')
    .filter({ hasText: 'A new version of the course is ready.' });
  await notice.waitFor(patience);
  const styles = (of: Page) =>
    of.evaluate(() =>
      [...document.styleSheets].map(({ href }) => new URL(href ?? '').pathname).join(' '),
    );
  const isNew = async (of: Page) => (await styles(of)).includes(next.style);

  // Reloaded by hand, moved by links, opened anew: still the old build, whole.
  await page.reload();
  await page.getByRole('heading', { name: 'Build APIs that hold.' }).waitFor();
  expect(await isNew(page)).toBe(false);
  await notice.waitFor(patience);
  await notice.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { name: 'Build APIs that last.' }).waitFor(patience);
  expect(await isNew(page)).toBe(true);

  // The other tab was not asked: it goes on with the pages and the styles that it came from.
  await other.locator('main a[href="/lessons/01-models/"]').first().click();
  await other.waitForURL('**/lessons/01-models/');
  expect(await isNew(other)).toBe(false);
  expect(await other.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain(
    'Atkinson',
  );
  await other.reload();
  expect(await isNew(other)).toBe(true);
  await context.close();
  await host.stop();
  await rm(next.folder, { recursive: true });
}, 180_000);

test('the settings page says how much is kept, and keeps the whole course', async () => {
  const host = new Host(built);
  const context = await browser.newContext({ baseURL: await host.start() });
  const page = await context.newPage();
  await firstVisit(page);
  await page.goto('/settings/');
  await page.getByText(/[\d.]+ MB of [\d.]+ MB are kept/).waitFor();
  await page
    .getByRole('button', { name: /^Keep the whole course offline \([\d.]+ MB more\)/ })
    .click();
  await page.getByText(/The whole course is kept on this device: [\d.]+ MB/).waitFor(patience);
  expect(await kept(page, '/(postgres|pack|server)-')).toBeGreaterThanOrEqual(3);
  await context.close();
  await host.stop();
}, 120_000);
