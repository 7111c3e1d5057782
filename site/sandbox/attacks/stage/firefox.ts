/** Firefox as a stage. */
import { launchFirefox } from '../../testing/firefox/firefox.ts';
import { bundleInPage } from './bundle-in-page.ts';
import type { OpenBrowser, StagePage } from './stage-browser.ts';

const DISTURBANCES: Readonly<Record<string, string>> = {
  'browsingContext.downloadWillBegin': 'a download began',
  'browsingContext.userPromptOpened': 'a dialog was shown',
};

/** A stage in the Firefox at `executable`. */
export function openFirefox(executable: string): OpenBrowser {
  return async (site) => {
    const [firefox, script] = await Promise.all([launchFirefox(executable), bundleInPage()]);
    return {
      open: async (disturbed): Promise<StagePage> => {
        const page = await firefox.open(site.origin);
        await page.until('the test page is ready', () => 'createSandbox' in window);
        await page.run(script);
        await page.evaluate(async () => {
          window.sandbox = window.createSandbox({ assets: window.assets });
          await window.sandbox;
        });
        page.onEvent((event, { parent, url }) => {
          const what = DISTURBANCES[event];
          if (what !== undefined) disturbed(what);
          if (event === 'browsingContext.contextCreated' && parent === null) {
            disturbed('a window was opened');
          }
          if (event === 'browsingContext.navigationStarted') {
            // The sandbox itself opens its frame anew when the old one died.
            if (!String(url).endsWith(site.assets.runner)) disturbed(`${url} was opened`);
          }
        });
        return page;
      },
      [Symbol.asyncDispose]: () => firefox[Symbol.asyncDispose](),
    };
  };
}
