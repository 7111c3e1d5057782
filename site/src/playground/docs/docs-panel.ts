import './docs-panel.css';
import type { Files } from '../../../../checks/runner/host.ts';
import type { ConsoleLine, Failure } from '../../../../checks/runner/report.ts';
import type { AppRequest } from '../../../sandbox/sandbox.ts';
import { APP_ORIGIN, typedAddress } from '../../../sandbox/tab/address.ts';
import type { BrowserTab } from '../../../sandbox/tab/browser-tab.ts';
import type { Send } from '../../../sandbox/tab/exchange.ts';
import type { OfferedFile } from '../../../sandbox/tab/offered-file.ts';
import { sameFiles } from '../../learner/same-files.ts';
import { failureView } from '../checks/failure-view.ts';
import { download } from '../fork/download.ts';
import { element } from '../parts/element.ts';
import type { Exchange } from '../requests/exchange.ts';
import { AddressBar } from './address-bar.ts';
import { FIRST_PATHS, firstPage } from './first-page.ts';
import type { OpenTab } from './open-tab.ts';
import { TabNotice } from './tab-notice.ts';

/** What the panel needs from the playground. */
export interface DocsPanelTools {
  /** Rejects only when `signal` was aborted. */
  send(request: AppRequest, signal: AbortSignal): Promise<Exchange>;
  /** The learner's files as they are now. */
  files(): Files;
  /** Prints a line under the name of the page. */
  print(line: ConsoleLine): void;
}

/** Rest in typing after which the page is asked for again, ms. */
const REST = 700;

/** A failure of the app, on its way through the tab. */
class AppFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.happened);
    this.failure = failure;
  }
}

/** `<groundwork-docs>`: a small browser tab onto the learner's running app, first of all onto its documentation. */
export class DocsPanel extends HTMLElement {
  static readonly observedAttributes = ['hidden'];
  /** Set before the panel is first shown. */
  openTab: OpenTab | undefined;
  #tools: DocsPanelTools | undefined;
  #tab: Promise<BrowserTab> | undefined;
  /** The files that the shown page, or the failure, came from. */
  #files: Files | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #search = new AbortController();
  readonly #bar = new AddressBar({
    back: () => void this.#leave((tab) => tab.back()),
    forward: () => void this.#leave((tab) => tab.forward()),
    reload: () => void this.#leave((tab) => (tab.url ? tab.reload() : this.#findPage(tab))),
    stop: () => void this.#tab?.then((tab) => tab.stop()),
    go: (text) => void this.#go(text),
    enlarge: (large) => this.toggleAttribute('data-large', large),
  });
  readonly #notice = new TabNotice();
  readonly #documents = element('div', { class: 'documents' });
  /** In the place of a document: why there is none. */
  readonly #instead = element('div', { class: 'instead', tabindex: 0 });

  connectedCallback(): void {
    if (this.firstChild) return;
    this.append(
      this.#bar.element,
      this.#notice.element,
      element('div', { class: 'view' }, this.#documents, this.#instead),
    );
    this.#showAddress(`${APP_ORIGIN}${FIRST_PATHS[0]}`);
  }

  disconnectedCallback(): void {
    clearTimeout(this.#rest);
    this.#search.abort();
    void this.#tab?.then((tab) => tab.close());
    this.#tab = undefined;
    this.#files = undefined;
  }

  attributeChangedCallback(): void {
    if (!this.hidden) void this.#update();
  }

  /** Fits the panel to a step. */
  setUp(tools: DocsPanelTools): void {
    this.#tools = tools;
  }

  /** The learner's code may have changed: what shows is asked for again once they rest. */
  refresh(): void {
    clearTimeout(this.#rest);
    if (!this.hidden && this.#tab) this.#rest = setTimeout(() => void this.#update(), REST);
  }

  /** Brings what shows up to the learner's code; the first time, looks for something to show. */
  async #update(): Promise<void> {
    const files = this.#tools?.files();
    if (!files || (this.#files && sameFiles(files, this.#files))) return;
    const isFirst = !this.#files;
    this.#files = files;
    const tab = await this.#opened();
    if (!tab) return;
    if (isFirst || !tab.url) return this.#findPage(tab);
    try {
      await tab.reload(true);
      this.#showDocument();
      this.#notice.clear();
    } catch (error) {
      if (this.dataset.view !== 'document') return this.#showFailure(error);
      this.#notice.show('Your latest code gives no page, so this is the one from before.', {
        label: 'Show why',
        run: () => this.#showFailure(error),
      });
    }
  }

  async #findPage(tab: BrowserTab): Promise<void> {
    this.#search.abort();
    this.#search = new AbortController();
    const { signal } = this.#search;
    if (this.dataset.view !== 'empty') this.#showInstead('starting', 'Starting your app…');
    try {
      const page = await firstPage((url) => tab.peek(url, signal));
      if (signal.aborted) return;
      if (page) {
        tab.show(page);
        this.#showDocument();
      } else {
        this.#showInstead(
          'empty',
          'Your app answers, but it serves no page yet: its answers are JSON. Once it serves its documentation at /docs, as the lesson on contracts builds it, you read and try it here. Any other page of your app shows too: type its address above.',
        );
      }
    } catch (error) {
      if (!signal.aborted) this.#showFailure(error);
    }
  }

  async #go(text: string): Promise<void> {
    const url = typedAddress(text);
    if (!url) {
      this.#notice.show(
        `This tab shows only your app. Type a path such as /docs/, or an address that begins with ${APP_ORIGIN}/.`,
      );
      return;
    }
    await this.#leave((tab) => tab.open(url));
  }

  /** Does something that leads to another document, or to this one anew. */
  async #leave(act: (tab: BrowserTab) => Promise<void>): Promise<void> {
    this.#search.abort();
    this.#notice.clear();
    this.#files = this.#tools?.files();
    const tab = await this.#opened();
    if (!tab) return;
    // Until the app answers; a failure takes the place again.
    if (this.dataset.view === 'problem' || this.dataset.view === 'empty') this.#showDocument();
    await act(tab);
    if (!tab.url && this.dataset.view === 'document') this.#showInstead('starting', '');
  }

  #opened(): Promise<BrowserTab | undefined> {
    const tools = this.#tools;
    if (!this.openTab || !tools) return Promise.resolve(undefined);
    const send: Send = async (request, signal) => {
      const { outcome } = await tools.send(request, signal);
      if (outcome.kind === 'failed') throw new AppFailure(outcome.failure);
      return outcome.response;
    };
    this.#tab ??= this.openTab(this.#documents, send, {
      changed: () => this.#showState(),
      refused: (sentence) => this.#notice.show(sentence),
      failed: (error) => this.#showFailure(error),
      offered: (file) => this.#offer(file),
      problem: (message) => tools.print({ level: 'error', text: message }),
    });
    return this.#tab.catch(() => {
      this.#tab = undefined;
      this.#showInstead(
        'problem',
        'The part of this page that shows your app’s pages could not be loaded. Check the connection and press Reload.',
      );
      return undefined;
    });
  }

  async #showState(): Promise<void> {
    const tab = await this.#tab;
    if (!tab) return;
    const { url, canGoBack, canGoForward, loading } = tab;
    this.#documents.setAttribute('aria-busy', String(loading));
    this.#showAddress(url?.href, { canGoBack, canGoForward, loading });
  }

  #showAddress(
    address = `${APP_ORIGIN}${FIRST_PATHS[0]}`,
    state = { canGoBack: false, canGoForward: false, loading: false },
  ): void {
    this.#bar.show({ address, ...state });
  }

  #showDocument(): void {
    this.dataset.view = 'document';
    this.#instead.replaceChildren();
  }

  #showInstead(view: 'starting' | 'empty' | 'problem', sentence: string): void {
    this.dataset.view = view;
    this.#instead.replaceChildren(element('p', { class: 'note' }, sentence));
  }

  #showFailure(error: unknown): void {
    const text = error instanceof Error ? error.message : String(error);
    this.#showInstead('problem', text);
    if (!(error instanceof AppFailure)) return;
    const paths = Object.keys(this.#tools?.files() ?? {});
    this.#instead.replaceChildren(failureView(error.failure, paths));
  }

  /** Nothing is saved unasked: a script of the app's page could go on for ever. */
  #offer({ name, contentType, body }: OfferedFile): void {
    this.#notice.show(`Your app offers a file, ${name} (${sizeOf(body.length)}).`, {
      label: 'Save it',
      run: () => {
        download(name, contentType, body as BlobPart);
        this.#notice.clear();
      },
    });
  }
}

const sizeOf = (bytes: number): string =>
  bytes < 1_000 ? `${bytes} bytes` : `${(bytes / 1_000).toFixed(bytes < 100_000 ? 1 : 0)} kB`;
