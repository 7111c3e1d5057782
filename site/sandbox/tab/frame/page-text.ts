/** What an answer of the app becomes in the tab: its HTML made self-sufficient, or a plain view of anything else. */
import type { TabAnswer } from '../messages.ts';
import { withHandlersAside } from './inline-handlers.ts';
import type { Place } from './place.ts';
import { withAppLocation } from './script-text.ts';
import { type Loader, typeOf, withLoadedUrls } from './stylesheet.ts';

/** Marks the `<base>` that we put in, so that it can follow `history.pushState`. */
export const BASE_MARK = 'data-tab-base';

/** Keeps the content of a `<meta http-equiv="refresh">`. */
export const REFRESH_MARK = 'data-tab-refresh';

/** The document's text, ready to be written into the frame. */
export async function pageText(answer: TabAnswer, place: Place, loader: Loader): Promise<string> {
  const type = typeOf(answer);
  if (/html/i.test(type)) {
    return selfSufficient(new TextDecoder(charsetOf(type)).decode(answer.body), place, loader);
  }
  const view = document.implementation.createHTMLDocument('');
  view.documentElement.setAttribute('style', 'color-scheme: light dark');
  if (/^image\//i.test(type)) {
    const image = view.createElement('img');
    image.src = loader.blob(answer.body as BlobPart, type);
    image.alt = 'The image that the app sent';
    view.body.append(image);
  } else {
    const text = new TextDecoder(charsetOf(type)).decode(answer.body);
    const pre = view.createElement('pre');
    pre.textContent = /json/i.test(type) ? indented(text) : text;
    pre.setAttribute('style', 'white-space: pre-wrap; overflow-wrap: anywhere');
    view.body.append(pre);
  }
  return serialized(view);
}

function charsetOf(type: string): string {
  const charset = /charset="?([\w-]+)/i.exec(type)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    return 'utf-8';
  }
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

const serialized = (page: Document): string =>
  (page.doctype ? '<!doctype html>' : '') + page.documentElement.outerHTML;

/** Parses the HTML without running anything, fetches what it links to and puts that in place. */
async function selfSufficient(html: string, place: Place, loader: Loader): Promise<string> {
  const page = new DOMParser().parseFromString(withHandlersAside(html), 'text/html');
  const base = baseOf(page, place);
  removeWhatCannotWork(page);
  const file = async (element: Element, name: string, make: Make): Promise<void> => {
    const href = element.getAttribute(name) ?? '';
    if (/^(data:|blob:)/i.test(href)) return;
    const loaded = await loader.load(href, base);
    element.removeAttribute('integrity');
    element.removeAttribute('crossorigin');
    // Nothing came: an empty file fails as a missing one does, and no address of the network is left behind.
    element.setAttribute(
      name,
      loaded ? await make(loaded.answer, loaded.url) : loader.blob('', 'text/plain'),
    );
  };
  await Promise.all([
    ...all(page, 'script', (script) => prepareScript(script, file, loader)),
    ...all(page, 'link[rel~="stylesheet" i][href]', (link) =>
      file(link, 'href', async (answer, url) => {
        const text = new TextDecoder().decode(answer.body);
        return loader.blob(await withLoadedUrls(text, url, loader), 'text/css');
      }),
    ),
    ...all(page, 'style', async (style) => {
      style.textContent = await withLoadedUrls(style.textContent ?? '', base, loader);
    }),
    ...all(page, '[style*="url(" i]', async (element) => {
      const style = element.getAttribute('style') ?? '';
      element.setAttribute('style', await withLoadedUrls(style, base, loader));
    }),
    ...all(
      page,
      'img[src], source[src], video[src], audio[src], track[src], input[type="image" i][src]',
      (element) =>
        file(element, 'src', async (answer) =>
          loader.blob(answer.body as BlobPart, typeOf(answer)),
        ),
    ),
  ]);
  return serialized(page);
}

type Make = (answer: TabAnswer, url: URL) => Promise<string>;

const all = (
  page: Document,
  selector: string,
  each: (element: Element) => Promise<void>,
): Promise<void>[] => [...page.querySelectorAll(selector)].map(each);

/** Where relative addresses start; puts a `<base>` in when the page has none. */
function baseOf(page: Document, place: Place): URL {
  const own = page.querySelector('base[href]');
  const href = own?.getAttribute('href') ?? '';
  if (own && URL.canParse(href, place.url)) {
    const url = new URL(href, place.url);
    if (place.isApp(url)) {
      own.setAttribute('href', url.href);
      return url;
    }
  }
  own?.remove();
  const base = page.createElement('base');
  base.setAttribute(BASE_MARK, '');
  base.href = place.url.href;
  page.head.prepend(base);
  return place.url;
}

/** What the tab does itself, what its policy forbids, and what would ask the network by the way. */
function removeWhatCannotWork(page: Document): void {
  const policies =
    'meta[http-equiv="content-security-policy" i], meta[http-equiv="x-dns-prefetch-control" i]';
  for (const refresh of page.querySelectorAll('meta[http-equiv="refresh" i]')) {
    // Followed by the tab: the frame itself never goes anywhere.
    refresh.setAttribute(REFRESH_MARK, refresh.getAttribute('content') ?? '');
    refresh.removeAttribute('http-equiv');
  }
  const unused = 'link:not([rel~="stylesheet" i]), object, embed';
  for (const element of page.querySelectorAll(`${policies}, ${unused}`)) element.remove();
  for (const frame of page.querySelectorAll('iframe, frame')) {
    const note = page.createElement('p');
    note.textContent = '(A page within the page, which this tab does not show.)';
    frame.replaceWith(note);
  }
  for (const element of page.querySelectorAll('[srcset]')) element.removeAttribute('srcset');
}

/** Scripts become blobs, the inline ones too: the policy knows no others. Blocks of data stay what they are. */
async function prepareScript(
  script: Element,
  file: (element: Element, name: string, make: Make) => Promise<void>,
  loader: Loader,
): Promise<void> {
  const type = script.getAttribute('type') ?? '';
  if (!/^($|module$|(text|application)\/(x-)?(java|ecma)script)/i.test(type.trim())) return;
  const blob = (text: string, name: string) =>
    loader.blob(`${withAppLocation(text)}\n//# sourceURL=${name}`, 'text/javascript');
  if (script.hasAttribute('src')) {
    await file(script, 'src', async (answer, url) =>
      blob(new TextDecoder().decode(answer.body), url.href),
    );
    return;
  }
  const text = script.textContent ?? '';
  if (text.trim() === '') return;
  script.textContent = '';
  script.setAttribute('src', blob(text, 'inline.js'));
}
