/** The built site behind its real headers, and a Chromium that visits it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../.ci/browser.ts';
import type { SandboxAssets } from '../sandbox/assets.ts';
import { handlerFor } from '../server/handle.ts';
import { frameHeaders } from '../server/headers.ts';
import { type Listening, listen } from '../server/listen.ts';
import { readSiteFiles } from '../server/site-files.ts';

const dist = join(import.meta.dirname, '../dist');

/** A served site and a browser to visit it with. */
export interface BuiltSite extends AsyncDisposable {
  readonly origin: string;
  readonly browser: Browser;
  /** A learner with an empty device: a fresh context whose pages tell every fault they show. */
  visit(options?: VisitOptions): Promise<Visit>;
}

/** What kind of device and taste the visitor has. */
export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly javaScriptEnabled?: boolean;
  readonly reducedMotion?: 'reduce';
  readonly forcedColors?: 'active';
}

/** A visitor's page. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Policy violations, uncaught errors and failed requests that the pages had so far. */
  readonly faults: readonly string[];
}

/** Serves a built site on `port`, a free one when left out; see `openBuiltSite` for the rest. */
export async function serveBuiltSite(folder = dist, base = '/', port = 0): Promise<Listening> {
  const manifest: SandboxAssets = JSON.parse(
    await readFile(join(folder, 'sandbox/manifest.json'), 'utf8'),
  );
  const site = { files: await readSiteFiles(folder), frames: frameHeaders(manifest), base };
  return listen(handlerFor(site), { port, hosts: ['127.0.0.1'] });
}

/**
 * Serves a built site on a free port and starts the browser.
 * @param folder `site/dist` when left out
 * @param base the folder of the host in which the site was built to lie
 */
export async function openBuiltSite(folder = dist, base = '/'): Promise<BuiltSite> {
  const server = await serveBuiltSite(folder, base);
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_FLAGS],
  });
  // localhost, not 127.0.0.1: what a learner's address line shows.
  const origin = `http://localhost:${server.port}`;
  return {
    origin,
    browser,
    visit: (options = {}) => visit(browser, origin, options),
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await server.close();
    },
  };
}

async function visit(browser: Browser, origin: string, options: VisitOptions): Promise<Visit> {
  const { width = 1440, height = 900, colorScheme = 'light', javaScriptEnabled = true } = options;
  const { reducedMotion = null, forcedColors = null } = options;
  const context = await browser.newContext({
    baseURL: origin,
    // Its own tests are in src/offline/; elsewhere it would keep the whole site for a visit of seconds.
    serviceWorkers: 'block',
    viewport: { width, height },
    colorScheme,
    javaScriptEnabled,
    reducedMotion,
    forcedColors,
  });
  const faults: string[] = [];
  context.on('page', (page) => watch(page, faults));
  return { context, page: await context.newPage(), faults };
}

function watch(page: Page, faults: string[]): void {
  page.on('pageerror', (error) => faults.push(`uncaught on ${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console on ${page.url()}: ${message.text()}`);
  });
}
