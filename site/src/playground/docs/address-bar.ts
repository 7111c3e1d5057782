import { element } from '../parts/element.ts';

/** What the bar's buttons and field do. */
export interface AddressBarActs {
  back(): void;
  forward(): void;
  reload(): void;
  stop(): void;
  /** Somebody typed an address and pressed Enter. */
  go(text: string): void;
  /** Gives the panel the editor's room, or gives it back. */
  enlarge(large: boolean): void;
}

/** What the bar shows. */
export interface AddressBarState {
  readonly address: string;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  readonly loading: boolean;
}

/** A button with a sign for the eye and a name for everybody else. */
function signButton(sign: string, name: string, act: () => void): HTMLButtonElement {
  const button = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-label': name, title: name },
    element('span', { 'aria-hidden': 'true' }, sign),
  );
  button.addEventListener('click', () => {
    // Disabled this way a button keeps the focus, so that nobody falls out of the bar at the end of the history.
    if (button.getAttribute('aria-disabled') !== 'true') act();
  });
  return button;
}

/** Back, forward, reload and the address line of the tab. */
export class AddressBar {
  readonly element: HTMLFormElement;
  readonly #back: HTMLButtonElement;
  readonly #forward: HTMLButtonElement;
  readonly #reload: HTMLButtonElement;
  readonly #large: HTMLButtonElement;
  readonly #line = element('input', {
    type: 'text',
    inputmode: 'url',
    'aria-label': 'Address in your app',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  #loading = false;
  /** What the line showed last; anything else in it was typed. */
  #shown = '';

  constructor(acts: AddressBarActs) {
    this.#back = signButton('←', 'Back', acts.back);
    this.#forward = signButton('→', 'Forward', acts.forward);
    this.#reload = signButton('↻', 'Reload', () => (this.#loading ? acts.stop() : acts.reload()));
    this.#large = signButton('⤢', 'Larger', () => {
      const large = this.#large.getAttribute('aria-pressed') !== 'true';
      this.#large.setAttribute('aria-pressed', String(large));
      acts.enlarge(large);
    });
    this.#large.setAttribute('aria-pressed', 'false');
    this.element = element(
      'form',
      { class: 'address', role: 'search', 'aria-label': 'Page of your app' },
      this.#back,
      this.#forward,
      this.#reload,
      this.#line,
      this.#large,
    );
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      const { value } = this.#line;
      this.#shown = value;
      acts.go(value);
    });
  }

  show({ address, canGoBack, canGoForward, loading }: AddressBarState): void {
    this.#loading = loading;
    this.#back.setAttribute('aria-disabled', String(!canGoBack));
    this.#forward.setAttribute('aria-disabled', String(!canGoForward));
    const name = loading ? 'Stop loading' : 'Reload';
    this.#reload.setAttribute('aria-label', name);
    this.#reload.title = name;
    const isTyping = document.activeElement === this.#line && this.#line.value !== this.#shown;
    if (isTyping || this.#shown === address) return;
    this.#shown = address;
    this.#line.value = address;
  }
}
