import type { SandboxAssets } from '../../../sandbox/assets.ts';
import type { BrowserTab, TabListener } from '../../../sandbox/tab/browser-tab.ts';
import type { Send } from '../../../sandbox/tab/exchange.ts';

/** Opens a tab in `container`; its code is loaded when the first one opens. */
export type OpenTab = (
  container: Element,
  send: Send,
  listener: TabListener,
) => Promise<BrowserTab>;

/** @param manifest the object of `sandbox/manifest.json` as text, which the page carries in `data-sandbox`. */
export const tabOpener =
  (manifest: string): OpenTab =>
  async (container, send, listener) => {
    // Written by the site's own build into its own page, so it is read, not judged.
    const assets: SandboxAssets = JSON.parse(manifest);
    const { BrowserTab } = await import('../../../sandbox/tab/browser-tab.ts');
    return new BrowserTab(container, assets.tab, send, listener);
  };
