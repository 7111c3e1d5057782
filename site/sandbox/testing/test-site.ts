/** For browser tests and measurements: a page with the sandbox in it, served with real policies, and a browser that opened it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../../.ci/browser.ts';
import { frameHeaders, sitePolicy } from '../../server/headers.ts';
import type { SandboxAssets } from '../assets.ts';
import { buildSandbox } from '../build.ts';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  wasm: 'application/wasm',
};

/** The frame's page as a host serves it that cannot set headers. */
export const BARE_RUNNER = '/bare-runner.html';

const HTML = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Sandbox</title><link rel="icon" href="data:,"><script type="module" src="/main.js"></script>`;

export interface TestSite extends AsyncDisposable {
  readonly origin: string;
  readonly assets: SandboxAssets;
  /** Where the files lie that are served. */
  readonly folder: string;
  readonly browser: Browser;
  /** Paths asked of the server so far, in order. */
  readonly requests: readonly string[];
  /** The next thing that a page posts to `/told`: how a page speaks to the test when its browser tools have gone. */
  told(): Promise<unknown>;
  /** A new page on which `createSandbox`, `BrowserTab` and `assets` are globals. */
  open(): Promise<Page>;
}

/** `server` listening on a free port of this machine; its origin. */
async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The page's script: the sandbox as lesson pages import it, put on the global object for `page.evaluate`. */
async function bundlePage(assets: SandboxAssets): Promise<string> {
  const contents = `import { createSandbox } from './page.ts'; import { BrowserTab } from './tab/browser-tab.ts'; Object.assign(window, { createSandbox, BrowserTab, assets: ${JSON.stringify(assets)} });`;
  const result = await build({
    stdin: { contents, resolveDir: join(import.meta.dirname, '..'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2024',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

export async function openTestSite(): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const assets = await buildSandbox(folder);
  const script = await bundlePage(assets);
  const requests: string[] = [];
  let telling = Promise.withResolvers<unknown>();
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    requests.push(request.url ?? '');
    const ending = path === '/' ? 'html' : (path.split('.').at(-1) ?? '');
    response.setHeader('content-type', TYPES[ending] ?? 'application/octet-stream');
    const headers = frameHeaders(assets)[path] ?? { 'Content-Security-Policy': sitePolicy };
    if (path !== BARE_RUNNER) response.setHeaders(new Map(Object.entries(headers)));
    if (path === '/') return response.end(HTML);
    if (path === '/told') {
      telling.resolve(await json(request));
      return response.end();
    }
    if (path === '/main.js') return response.end(script);
    const asked = path === BARE_RUNNER ? assets.runner : path;
    const file = await readFile(join(folder, asked)).catch(() => null);
    response.statusCode = file ? 200 : 404;
    return response.end(file ?? 'not found');
  });
  const origin = await listen(server);
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_FLAGS],
  });
  return {
    origin,
    assets,
    folder,
    browser,
    requests,
    told: () => {
      telling = Promise.withResolvers();
      return telling.promise;
    },
    open: async () => {
      const page = await browser.newPage();
      await page.goto(origin);
      await page.waitForFunction(() => 'createSandbox' in window);
      return page;
    },
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
