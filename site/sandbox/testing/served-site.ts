/** For browser tests: a page with the sandbox in it, served with the site's own policies. Which browser opens it, others decide. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { build } from 'esbuild';
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

/** The sandbox's files, served with their headers. */
export interface ServedSite extends AsyncDisposable {
  readonly origin: string;
  readonly assets: SandboxAssets;
  /** Where the files lie that are served. */
  readonly folder: string;
  /** Paths asked of the server so far, in order. */
  readonly requests: readonly string[];
  /** The next thing that a page posts to `/told`: how a page speaks to the test when its browser tools have gone. */
  told(): Promise<unknown>;
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

/** Serves the page on a free port: `createSandbox`, `BrowserTab` and `assets` are its globals. */
export async function serveTestSite(): Promise<ServedSite> {
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
  return {
    origin,
    assets,
    folder,
    requests,
    told: () => {
      telling = Promise.withResolvers();
      return telling.promise;
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
