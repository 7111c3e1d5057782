import './requests-panel.css';
import type { ExampleRequest } from '../../../../lessons/schema.ts';
import type { AppRequest } from '../../../sandbox/sandbox.ts';
import { element } from '../parts/element.ts';
import { curlCommand } from './curl.ts';
import { requestOf } from './example-request.ts';
import { type Exchange, exchangeSummary } from './exchange.ts';
import { RequestForm } from './request-form.ts';
import { responseView } from './response-view.ts';

/** Exchanges of this visit that stay in reach. */
const HISTORY = 20;

/** Where the forked or downloaded project listens. */
const LOCAL = 'http://localhost:3000';

/** What the panel needs from the playground. */
export interface RequestsPanelTools {
  /** Rejects only when `signal` was aborted. */
  send(request: AppRequest, signal: AbortSignal): Promise<Exchange>;
  /** Paths of the learner's files, to know which places can be shown. */
  files(): readonly string[];
  /** Says a sentence to a screen reader. */
  say(sentence: string): void;
}

/** `<groundwork-requests>`: talks to the learner's running app. */
export class RequestsPanel extends HTMLElement {
  #tools: RequestsPanelTools | undefined;
  #form = new RequestForm(() => void this.#send());
  #examples = element('div', {
    class: 'examples',
    role: 'group',
    'aria-label': 'Example requests',
  });
  #answer = element('div', { class: 'answer' });
  #history = element('ol', { class: 'history', role: 'list' });
  #past = element(
    'details',
    { class: 'more', hidden: true },
    element('summary', {}, 'Requests of this visit'),
    this.#history,
  );
  #copy = element('button', { type: 'button', class: 'quiet' }, 'Copy as curl');
  #running: AbortController | undefined;

  connectedCallback(): void {
    if (this.firstChild) return;
    this.#copy.addEventListener('click', () => void this.#copyCurl());
    this.append(
      this.#examples,
      this.#form.element,
      element('div', { class: 'after' }, this.#copy),
      this.#answer,
      this.#past,
    );
  }

  disconnectedCallback(): void {
    this.#running?.abort();
  }

  /** Fits the panel to a step. */
  setUp(examples: readonly ExampleRequest[], tools: RequestsPanelTools): void {
    this.#tools = tools;
    this.#examples.hidden = examples.length === 0;
    this.#examples.replaceChildren(
      ...examples.map((example) => {
        const button = element('button', { type: 'button', class: 'example' }, example.title);
        button.addEventListener('click', () => {
          this.#form.fill(requestOf(example));
          void this.#send();
        });
        return button;
      }),
    );
    const [first] = examples;
    if (first) this.#form.fill(requestOf(first));
  }

  async #send(): Promise<void> {
    if (this.#running) return this.#running.abort();
    const tools = this.#tools;
    const request = this.#form.read();
    if (!request || !tools) return;
    const running = new AbortController();
    this.#running = running;
    this.#form.sendButton.textContent = 'Stop';
    try {
      const exchange = await tools.send(request, running.signal);
      this.#show(exchange);
      this.#remember(exchange);
      tools.say(`${exchangeSummary(exchange)}.`);
    } catch {
      tools.say('The request was stopped.');
    } finally {
      this.#running = undefined;
      this.#form.sendButton.textContent = 'Send';
    }
  }

  #show(exchange: Exchange): void {
    this.#answer.replaceChildren(responseView(exchange, this.#tools?.files() ?? []));
    // On a narrow screen the answer stands below the form, out of sight.
    const hidden =
      this.#answer.getBoundingClientRect().top > this.getBoundingClientRect().bottom - 48;
    if (hidden) this.#answer.scrollIntoView({ block: 'start' });
  }

  #remember(exchange: Exchange): void {
    const again = element('button', { type: 'button', class: 'quiet' }, exchangeSummary(exchange));
    again.addEventListener('click', () => {
      this.#form.fill(exchange.request);
      this.#show(exchange);
    });
    this.#history.prepend(element('li', {}, again));
    while (this.#history.children.length > HISTORY) this.#history.lastElementChild?.remove();
    this.#past.hidden = false;
  }

  async #copyCurl(): Promise<void> {
    const request = this.#form.read();
    if (!request) return;
    const command = curlCommand(request, LOCAL);
    try {
      await navigator.clipboard.writeText(command);
      this.#tools?.say('Copied.');
      this.#copy.textContent = 'Copied';
      setTimeout(() => (this.#copy.textContent = 'Copy as curl'), 2000);
    } catch {
      // The clipboard may be refused; then the command stands there to be selected.
      this.#answer.replaceChildren(element('pre', { tabindex: 0 }, command));
    }
  }
}
