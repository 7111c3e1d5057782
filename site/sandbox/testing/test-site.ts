/** For browser tests and measurements: a page with the sandbox in it, served with real policies, and a browser that opened it. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { BROWSER_FLAGS, findBrowser } from '../../../.ci/browser.ts';
import { type ServedSite, serveTestSite } from './served-site.ts';

/** A Chromium for the pages of a served site. */
export interface TestPages {
  readonly browser: Browser;
  /** A new page on which `createSandbox`, `BrowserTab` and `assets` are globals. */
  open(): Promise<Page>;
}

/** A served sandbox, and a Chromium for it. */
export interface TestSite extends ServedSite, TestPages {}

/** Starts a Chromium for the pages of `site`. */
export async function openTestPages({ origin }: ServedSite): Promise<TestPages> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    args: [...BROWSER_FLAGS],
  });
  return {
    browser,
    open: async () => {
      const page = await browser.newPage();
      await page.goto(origin);
      await page.waitForFunction(() => 'createSandbox' in window);
      return page;
    },
  };
}

/** Serves the sandbox and starts a Chromium. */
export async function openTestSite(): Promise<TestSite> {
  const site = await serveTestSite();
  const pages = await openTestPages(site);
  return {
    ...site,
    ...pages,
    [Symbol.asyncDispose]: async () => {
      await pages.browser.close();
      await site[Symbol.asyncDispose]();
    },
  };
}
