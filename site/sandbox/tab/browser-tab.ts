/**
 * A small browser tab onto the learner's running app: history, cookies, storage, and one frame per document.
 * Long, since it joins these: each has a file of its own, and a visit takes them in turn.
 */

import { appAddress, isSamePage } from './address.ts';
import { CookieJar } from './cookie-jar.ts';
import { exchange, LeavesApp, type PageAnswer, type PageRequest, type Send } from './exchange.ts';
import { type HistoryEntry, TabHistory } from './history.ts';
import type { FromTab, TabAnswer } from './messages.ts';
import { type OfferedFile, offeredFile } from './offered-file.ts';
import { closeFrame, TabFrame } from './tab-frame.ts';
import { TabStorages } from './tab-storages.ts';

/** What the tab tells whoever draws its buttons. */
export interface TabListener {
  /** Address, title, or what back and forward can do has changed. */
  changed(): void;
  /** A document asked for something that the tab does not do; `sentence` says what and why. */
  refused(sentence: string): void;
  /** The app gave no answer: what `send` rejected with. */
  failed(error: unknown): void;
  /** The app, or a script of its page, offers a file to keep. */
  offered(file: OfferedFile): void;
  /** An error of the page's own scripts. */
  problem(message: string): void;
}

/** How an answer gets into the history. */
type Arrival = 'push' | 'replace' | 'keep';

const HTML_FIRST = [
  ['accept', 'text/html,application/xhtml+xml,image/*;q=0.9,*/*;q=0.8'],
  ['accept-language', 'en'],
] as const;

const get = (url: URL): PageRequest => ({
  method: 'GET',
  url,
  headers: HTML_FIRST,
  body: null,
  redirect: 'follow',
});

/** The tab itself. */
export class BrowserTab {
  readonly #container: Element;
  readonly #tabUrl: string;
  readonly #send: Send;
  readonly #listener: TabListener;
  readonly #jar = new CookieJar();
  readonly #storages = new TabStorages();
  readonly #history = new TabHistory();
  #frame: TabFrame | undefined;
  /** Number of the newest document. */
  #document = 0;
  #key = 0;
  #loading: AbortController | undefined;
  #title = '';

  /** `tabUrl`: address of the frame's page. `send`: asks the app. */
  constructor(container: Element, tabUrl: string, send: Send, listener: TabListener) {
    this.#container = container;
    this.#tabUrl = tabUrl;
    this.#send = send;
    this.#listener = listener;
  }

  /** The address of what shows; null before the first document. */
  get url(): URL | null {
    return this.#history.current?.url ?? null;
  }
  get title(): string {
    return this.#title;
  }
  get loading(): boolean {
    return this.#loading !== undefined;
  }
  get canGoBack(): boolean {
    return this.#history.peek(-1) !== undefined;
  }
  get canGoForward(): boolean {
    return this.#history.peek(1) !== undefined;
  }

  /** Goes to an address of the app. Resolves once its document is there, or something else was told. */
  async open(url: URL): Promise<void> {
    const { current } = this.#history;
    if (current && this.#frame && isSamePage(current.url, url)) this.#moveTo(url, current);
    else await this.#load(get(url), 'push');
  }

  /** Shows an answer that is there already. */
  show(answer: PageAnswer): void {
    this.#arrive(answer, 'push', '');
  }

  /** Asks for an address without showing anything. @throws what `send` rejects with. */
  peek(url: URL, signal: AbortSignal): Promise<PageAnswer> {
    return exchange(this.#send, this.#jar, get(url), signal);
  }

  back(): Promise<void> {
    return this.#travel(-1);
  }
  forward(): Promise<void> {
    return this.#travel(1);
  }

  /** Asks for the current address again. With `quietly`, a failure leaves the document as it is and is thrown. */
  async reload(quietly = false): Promise<void> {
    const { current } = this.#history;
    if (!current) return;
    // Its address may have changed since it was asked for, by a fragment or by a script.
    const { request } = current;
    const again = request.method === 'GET' ? { ...request, url: current.url } : request;
    await this.#load(again, 'keep', quietly);
  }

  stop(): void {
    this.#loading?.abort();
    this.#loading = undefined;
  }

  close(): void {
    this.stop();
    for (const frame of this.#container.querySelectorAll('iframe')) closeFrame(frame);
    this.#frame = undefined;
  }

  async #load(request: PageRequest, arrival: Arrival, quietly = false): Promise<void> {
    this.stop();
    const loading = new AbortController();
    this.#loading = loading;
    this.#listener.changed();
    const referrer = this.url?.href ?? '';
    try {
      const answer = await exchange(this.#send, this.#jar, request, loading.signal);
      if (loading.signal.aborted) return;
      this.#loading = undefined;
      this.#arrive(answer, arrival, referrer);
    } catch (error) {
      if (loading.signal.aborted) return;
      this.#loading = undefined;
      if (quietly) throw error;
      if (error instanceof LeavesApp) this.#listener.refused(error.message);
      else {
        // Where it went wrong is where the tab is: reload tries again, back leads away.
        this.#note(request, arrival);
        this.#listener.failed(error);
      }
    } finally {
      this.#listener.changed();
    }
  }

  #arrive(answer: PageAnswer, arrival: Arrival, referrer: string): void {
    // RFC 9110, section 15.3.5: the visitor stays where they are.
    if (answer.status === 204 || answer.status === 205) return;
    const file = offeredFile(answer);
    if (file) {
      this.#listener.offered(file);
      return;
    }
    const key = this.#note(answer.request, arrival, answer.url);
    this.#title = '';
    const own = this.#document;
    // One that has not come into sight must not do so later, over this one.
    if (this.#frame?.element.dataset.state === 'loading') this.#frame.close();
    const frame: TabFrame = new TabFrame(this.#container, this.#tabUrl, {
      message: (message) => {
        if (this.#document === own) void this.#take(message, frame);
      },
      broken: (why) => {
        if (this.#document !== own) return;
        this.#frame = undefined;
        this.#listener.refused(why);
      },
    });
    this.#frame = frame;
    frame.tell({
      type: 'show',
      answer: tabAnswer(answer, false),
      key,
      referrer,
      cookies: this.#jar.visible(answer.url),
      storages: this.#storages.all,
    });
    this.#listener.changed();
  }

  /** Puts a new document into the history; the key of its entry. */
  #note(request: PageRequest, arrival: Arrival, url = request.url): number {
    const before = this.#history.current;
    const document = ++this.#document;
    const key = arrival === 'keep' && before ? before.key : ++this.#key;
    const entry: HistoryEntry = { url, document, key, request };
    if (arrival === 'push') this.#history.push(entry);
    else {
      if (before && arrival === 'keep') this.#history.renew(before.document, document);
      this.#history.replace(entry);
    }
    return key;
  }

  async #travel(by: number): Promise<void> {
    const before = this.#history.current;
    const to = this.#history.go(by);
    if (!to || !before) return;
    if (to.document === before.document && this.#frame) {
      this.#frame.tell({ type: 'moved', url: to.url.href, key: to.key });
      this.#listener.changed();
    } else await this.reload();
  }

  /** Another fragment of the document that shows. */
  #moveTo(url: URL, current: HistoryEntry): void {
    // Below zero, where the document's own numbers never are.
    const key = -++this.#key;
    this.#history.push({ ...current, url, key });
    this.#frame?.tell({ type: 'moved', url: url.href, key });
    this.#listener.changed();
  }

  async #take(message: FromTab, frame: TabFrame): Promise<void> {
    switch (message.type) {
      case 'title':
        this.#title = message.title;
        frame.element.title = message.title === '' ? 'A page of your app' : message.title;
        this.#listener.changed();
        break;
      case 'request':
        await this.#answer(message, frame);
        break;
      case 'cancel':
        this.#requests.get(message.id)?.abort();
        break;
      case 'go':
        await this.#follow(message);
        break;
      case 'travel':
        await (message.by === 0 ? this.reload() : this.#travel(message.by));
        break;
      case 'moved':
        this.#moved(message);
        break;
      case 'cookie':
        if (this.url) this.#jar.receiveFromScript(message.text, this.url);
        break;
      case 'store':
        this.#storages.set(message.area, message.key, message.value);
        break;
      case 'file':
        this.#listener.offered(message);
        break;
      case 'problem':
        this.#listener.problem(message.message);
        break;
    }
  }

  readonly #requests = new Map<number, AbortController>();

  async #answer(asked: Extract<FromTab, { type: 'request' }>, frame: TabFrame): Promise<void> {
    const { id, method, headers, body, redirect } = asked;
    const stop = new AbortController();
    this.#requests.set(id, stop);
    try {
      const url = appAddress(asked.url);
      if (!url) throw new Error('In this tab only your app answers.');
      const request = { method, url, headers, body, redirect };
      const answer = await exchange(this.#send, this.#jar, request, stop.signal);
      const cookies = this.#jar.visible(this.url ?? url);
      const redirected = answer.url.href !== url.href;
      frame.tell({ type: 'answer', id, answer: tabAnswer(answer, redirected), cookies });
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      frame.tell({ type: 'no-answer', id, sentence: `Failed to fetch: ${sentence}` });
    } finally {
      this.#requests.delete(id);
    }
  }

  async #follow(asked: Extract<FromTab, { type: 'go' }>): Promise<void> {
    const url = appAddress(asked.url);
    if (!url) {
      this.#listener.refused(
        `The link leads to ${asked.url.slice(0, 200)}, which is outside your app. This tab shows only your app.`,
      );
      return;
    }
    const { method, body, headers, replace } = asked;
    const request = { ...get(url), method, body, headers: [...HTML_FIRST, ...headers] };
    await this.#load(request, replace ? 'replace' : 'push');
  }

  #moved({ url, key, replace }: Extract<FromTab, { type: 'moved' }>): void {
    const { current } = this.#history;
    const to = appAddress(url);
    if (!to || !current) return;
    const entry = { ...current, url: to, key };
    if (replace) this.#history.replace(entry);
    else this.#history.push(entry);
    this.#listener.changed();
  }
}

function tabAnswer(answer: PageAnswer, redirected: boolean): TabAnswer {
  const { url, status, statusText, headers, body } = answer;
  return { url: url.href, redirected, status, statusText, headers, body };
}
