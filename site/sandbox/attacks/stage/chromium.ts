/** Chromium as a stage. */
import { startSandbox } from '../../testing/run-in-page.ts';
import { openTestPages } from '../../testing/test-site.ts';
import { bundleInPage } from './bundle-in-page.ts';
import type { OpenBrowser, StagePage } from './stage-browser.ts';

/** Starts the Chromium that the browser tests drive. */
export const openChromium: OpenBrowser = async (site) => {
  const [pages, script] = await Promise.all([openTestPages(site), bundleInPage()]);
  return {
    open: async (disturbed): Promise<StagePage> => {
      const page = await pages.open();
      await page.evaluate(script);
      await startSandbox(page);
      page.on('popup', () => disturbed('a window was opened'));
      page.on('download', () => disturbed('a download began'));
      page.on('dialog', () => disturbed('a dialog was shown'));
      page.on('framenavigated', (frame) => {
        // The sandbox itself opens its frame anew when the old one died.
        if (!frame.url().endsWith(site.assets.runner)) disturbed(`${frame.url()} was opened`);
      });
      return {
        evaluate: (work, argument) => page.evaluate(work as never, argument as never),
        close: () => page.close(),
      };
    },
    [Symbol.asyncDispose]: () => pages.browser.close(),
  };
};
