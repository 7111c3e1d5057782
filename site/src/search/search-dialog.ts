import { element } from '../playground/parts/element.ts';
import dialogStyle from '../styles/dialog.css?url';
import { lazyStyles } from '../styles/lazy-style.ts';
import searchStyle from './search-dialog.css?url';
import type { SearchEngine } from './search-engine.ts';
import { emptyView, foundView, noneView, summaryOf } from './search-views.ts';
import { loadEngine } from './texts.ts';

const LIST = 'search-results';

/** How many entries are offered before anything is typed. */
const SUGGESTIONS = 6;

/**
 * The search: a modal dialog with a combobox after the ARIA Authoring Practices. The focus stays in the field; the arrows
 * move through the results, Enter opens one, Escape closes and gives the focus back.
 */
class SearchDialog {
  readonly element: HTMLDialogElement;
  readonly #styles = lazyStyles(dialogStyle, searchStyle);
  readonly #field = element('input', {
    type: 'text',
    role: 'combobox',
    'aria-label': 'Search the course',
    'aria-expanded': 'true',
    'aria-controls': LIST,
    'aria-autocomplete': 'list',
    placeholder: 'Search the course',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  readonly #list = element('div', { id: LIST, role: 'listbox', 'aria-label': 'Results' });
  readonly #status = element('p', { class: 'status', role: 'status' });
  readonly #notice = element('div', { class: 'notice' });
  #active = -1;
  #engine: SearchEngine | undefined;

  constructor() {
    this.element = element(
      'dialog',
      { class: 'dialog search-dialog', 'aria-label': 'Search' },
      ...this.#styles.links,
      element(
        'div',
        { class: 'bar' },
        this.#field,
        element(
          'button',
          { type: 'button', class: 'close', on: { click: () => this.element.close() } },
          'Close',
        ),
      ),
      this.#status,
      this.#notice,
      this.#list,
      element(
        'p',
        { class: 'keys', 'aria-hidden': 'true' },
        ...(['↑ ↓ choose', '↵ open', 'Esc close'] as const).map((words) =>
          element('span', {}, words),
        ),
      ),
    );
    this.#field.addEventListener('input', () => this.#search());
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#list.addEventListener('click', (event) => this.#onChosen(event));
    this.#list.addEventListener('pointermove', (event) => this.#onPoint(event));
    // A press beside the dialog is one on the dialog itself: its content fills it.
    this.element.addEventListener('pointerdown', (event) => {
      if (event.target === this.element) this.element.close();
    });
    this.element.addEventListener('close', () => this.element.remove());
  }

  async open(): Promise<void> {
    document.body.append(this.element);
    await this.#styles.ready;
    this.element.showModal();
    this.#field.focus();
    await this.#load();
  }

  async #load(): Promise<void> {
    const late = setTimeout(() => this.#say('Loading the texts…'), 300);
    try {
      this.#engine = await loadEngine();
      this.#notice.replaceChildren();
      this.#search();
    } catch (error) {
      this.#say(String(error instanceof Error ? error.message : error));
      this.#notice.replaceChildren(
        element(
          'button',
          {
            type: 'button',
            class: 'button',
            on: {
              click: () => {
                this.#field.focus();
                void this.#load();
              },
            },
          },
          'Try again',
        ),
      );
    } finally {
      clearTimeout(late);
    }
  }

  #search(): void {
    const engine = this.#engine;
    if (!engine) return;
    const query = this.#field.value.trim();
    const suggestions = () => engine.suggestions(location.pathname, SUGGESTIONS);
    if (query === '') {
      this.#say('');
      this.#show(emptyView(suggestions()));
      return;
    }
    const found = engine.find(query);
    this.#say(summaryOf(found, query));
    this.#show(found.parts > 0 ? foundView(found) : noneView(suggestions()));
    if (found.parts > 0) this.#activate(0);
  }

  #show(content: readonly HTMLElement[]): void {
    this.#list.replaceChildren(...content);
    this.#list.scrollTop = 0;
    this.#active = -1;
    this.#field.removeAttribute('aria-activedescendant');
  }

  #options(): HTMLAnchorElement[] {
    return [...this.#list.querySelectorAll<HTMLAnchorElement>('[role=option]')];
  }

  #activate(index: number): void {
    const options = this.#options();
    options[this.#active]?.setAttribute('aria-selected', 'false');
    const option = options[index];
    this.#active = option ? index : -1;
    if (!option) return;
    option.setAttribute('aria-selected', 'true');
    this.#field.setAttribute('aria-activedescendant', option.id);
    // The first one with all that stands above it.
    if (index === 0) this.#list.scrollTop = 0;
    else option.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = this.#options();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const from = this.#active < 0 && step < 0 ? 0 : this.#active;
      this.#activate((from + step + options.length) % options.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      options[this.#active]?.click();
    }
  }

  #onPoint({ target }: PointerEvent): void {
    const option =
      target instanceof Element ? target.closest<HTMLAnchorElement>('[role=option]') : null;
    const index = option ? this.#options().indexOf(option) : -1;
    if (index >= 0 && index !== this.#active) this.#activate(index);
  }

  /** The link does the rest, unless it stays on this page: then the focus goes where it leads. */
  #onChosen(event: MouseEvent): void {
    const option =
      event.target instanceof Element
        ? event.target.closest<HTMLAnchorElement>('[role=option]')
        : null;
    if (!option || event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.element.close();
    const target = option.hash && document.getElementById(option.hash.slice(1));
    if (option.pathname !== location.pathname || !target) return;
    event.preventDefault();
    // By hand: the router changes the address without the event that brings the text back on a small screen.
    if (location.hash === option.hash) dispatchEvent(new HashChangeEvent('hashchange'));
    else location.hash = option.hash;
    requestAnimationFrame(() => {
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    });
  }

  #say(sentence: string): void {
    this.#status.textContent = sentence;
  }
}

/** Opens the search, unless it is open. */
export function showSearch(): void {
  if (document.querySelector('.dialog, dialog[open]')) return;
  void new SearchDialog().open();
}
