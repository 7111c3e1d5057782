/**
 * The script of `/tab.html`: shows one document of the learner's app. It never reaches a network; everything comes over one port.
 * Refuses to run anywhere but in a sandboxed frame, where it has an origin of its own and no way to the page.
 */
import { isSamePage } from '../address.ts';
import type { ConnectTab, ToTab } from '../messages.ts';
import { Bridge } from './bridge.ts';
import { followClicks } from './clicks.ts';
import { installDocumentGlobals } from './document-globals.ts';
import { removeWebRtc } from './harden.ts';
import { attachInlineHandlers } from './inline-handlers.ts';
import { ObjectUrls } from './object-urls.ts';
import { BASE_MARK, pageText, REFRESH_MARK } from './page-text.ts';
import { Place } from './place.ts';
import { readRefresh } from './refresh.ts';
import { LOCATION } from './script-text.ts';
import { installStorages } from './storage.ts';
import type { Loader } from './stylesheet.ts';
import { createFetch } from './virtual-fetch.ts';
import { scrollToFragment, VirtualHistory } from './virtual-history.ts';
import { createLocation, type Travel } from './virtual-location.ts';
import { createXhr } from './virtual-xhr.ts';

type Show = Extract<ToTab, { type: 'show' }>;

removeWebRtc();

async function show(message: Show, bridge: Bridge): Promise<void> {
  const place = new Place(message.answer.url);
  const blobs = new ObjectUrls();
  bridge.cookies = message.cookies;
  const text = await pageText(message.answer, place, loaderFor(place, bridge, blobs));

  // This drops every listener of the window and the document, so ours come after it.
  document.open();
  const past = new VirtualHistory(place, bridge, message.key);
  const travel = travelFor(place, bridge, past);
  past.install();
  blobs.install();
  installDocumentGlobals(place, bridge, message.referrer);
  installStorages(message.storages, bridge);
  installWindowGlobals(place, bridge, blobs, travel);
  followClicks({ place, bridge, blobs, travel });
  tellProblems(bridge);
  addEventListener('DOMContentLoaded', () => {
    attachInlineHandlers();
    tellTitle(bridge);
  });
  addEventListener('load', () => {
    if (place.url.hash !== '') scrollToFragment(place.url.hash);
    bridge.tell({ type: 'shown' });
    followRefresh(place, travel);
  });
  document.write(text);
  place.base = document.querySelector(`base[${BASE_MARK}]`);
  document.close();
}

/** Fetches what a document links to from the app. */
const loaderFor = (place: Place, bridge: Bridge, blobs: ObjectUrls): Loader => ({
  load: async (href, base) => {
    if (!URL.canParse(href, base)) return null;
    const url = new URL(href, base);
    if (!place.isApp(url)) return null;
    const answer = await bridge.get(url).catch(() => null);
    return answer && answer.status < 400 ? { answer, url } : null;
  },
  blob: (bytes, type) => blobs.create(bytes, type),
});

const travelFor = (place: Place, bridge: Bridge, past: VirtualHistory): Travel => ({
  go: (url, replace) => {
    const here = place.url;
    if (isSamePage(here, url) || isSamePage(url, here)) past.toFragment(url, replace);
    else {
      const headers: [string, string][] = [['referer', here.href]];
      bridge.tell({ type: 'go', method: 'GET', url: url.href, headers, body: null, replace });
    }
  },
  reload: () => bridge.tell({ type: 'travel', by: 0 }),
});

function installWindowGlobals(
  place: Place,
  bridge: Bridge,
  blobs: ObjectUrls,
  travel: Travel,
): void {
  const location = createLocation(place, travel);
  const fetch = createFetch(place, bridge, blobs);
  Object.defineProperty(window, LOCATION, {
    get: () => location,
    set: (href: unknown) => travel.go(place.resolve(String(href)), false),
  });
  window.fetch = fetch;
  Object.assign(window, { XMLHttpRequest: createXhr(fetch) });
  window.open = (href) => {
    if (href) travel.go(place.resolve(String(href)), false);
    return null;
  };
}

function followRefresh(place: Place, travel: Travel): void {
  const content = document.querySelector(`[${REFRESH_MARK}]`)?.getAttribute(REFRESH_MARK);
  const refresh = readRefresh(content ?? '');
  if (!refresh) return;
  setTimeout(() => {
    if (refresh.href === '') travel.reload();
    else travel.go(place.resolve(refresh.href), true);
  }, refresh.after);
}

function tellProblems(bridge: Bridge): void {
  const tell = (message: string) =>
    bridge.tell({ type: 'problem', message: message.slice(0, 2_000) });
  addEventListener('error', (event) => {
    if (event.message) tell(event.message);
  });
  addEventListener('unhandledrejection', ({ reason }) =>
    tell(`Unhandled rejection: ${reason instanceof Error ? reason.message : String(reason)}`),
  );
}

/** Tells the title now and whenever it changes. */
function tellTitle(bridge: Bridge): void {
  let told: string | undefined;
  const tell = (): void => {
    const title = document.title.slice(0, 200);
    if (title !== told) bridge.tell({ type: 'title', title });
    told = title;
  };
  tell();
  new MutationObserver(tell).observe(document.head, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

function connect(event: MessageEvent<ConnectTab>): void {
  const port = event.ports[0];
  if (event.source !== parent || event.data?.type !== 'connect' || !port) return;
  removeEventListener('message', connect);
  const bridge = new Bridge(port);
  port.onmessage = ({ data }: MessageEvent<ToTab>) => {
    if (data.type === 'show') void show(data, bridge);
    else bridge.take(data);
  };
}

if (window.parent === window) {
  document.body.textContent =
    'This page shows a page of a lesson’s app and does nothing by itself.';
} else if (window.origin !== 'null') {
  document.body.textContent =
    'This page must be framed with sandbox="allow-scripts"; it does nothing with an origin of its own.';
} else {
  addEventListener('message', connect);
}
