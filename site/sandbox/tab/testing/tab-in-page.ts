/** For browser tests: a tab on the test page, onto the app that is open in the page's sandbox. */
import type { Frame, Page } from 'playwright-core';
import type { BrowserTab } from '../browser-tab.ts';

/** What stands on the test page's global object, beside what `run-in-page.ts` puts there. */
declare global {
  interface Window {
    BrowserTab: typeof BrowserTab;
    tab: BrowserTab;
    /** What the tab told its listener. */
    told: { readonly type: string; readonly text: string }[];
  }
}

/** Puts a tab onto the page; closes the one before. */
export const openTab = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.querySelector('main')?.remove();
    const container = document.createElement('main');
    document.body.append(container);
    window.told = [];
    const tell = (type: string, text: string) => void window.told.push({ type, text });
    window.tab = new window.BrowserTab(
      container,
      window.assets.tab,
      (request, signal) => {
        if (!window.session) throw new Error('No app is open.');
        return window.session.request(request, signal);
      },
      {
        changed: () => {},
        refused: (sentence) => tell('refused', sentence),
        failed: (error) => tell('failed', error instanceof Error ? error.message : String(error)),
        offered: ({ name, contentType, body }) =>
          tell('offered', `${name} ${contentType} ${new TextDecoder().decode(body)}`),
        problem: (message) => tell('problem', message),
      },
    );
  });

/** Opens a path in the tab and waits until its document has loaded. */
export async function visit(page: Page, path: string): Promise<Frame> {
  await page.evaluate((path) => window.tab.open(new URL(path, 'http://localhost:3000')), path);
  return shown(page);
}

/** The document that the tab shows, once it has loaded. */
export async function shown(page: Page): Promise<Frame> {
  await page.waitForFunction(() => {
    const frames = document.querySelectorAll<HTMLIFrameElement>('main iframe');
    return frames.length === 1 && frames[0]?.dataset.state === 'shown';
  });
  const element = await page.$('main iframe');
  const frame = await element?.contentFrame();
  if (!frame) throw new Error('The tab shows no document.');
  return frame;
}

/** The address that the tab shows, without the app's origin. */
export const address = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => window.tab.url?.href.replace('http://localhost:3000', ''));

/** What the tab has told its listener so far. */
export const told = (page: Page): Promise<Window['told']> => page.evaluate(() => window.told);
