type View = 'read' | 'code';

/** `<step-view>`: on a small screen shows the text or the code, and keeps the place in the text when switching. */
export class StepView extends HTMLElement {
  #scroll = 0;
  readonly #onHash = () => this.#follow();

  connectedCallback(): void {
    addEventListener('hashchange', this.#onHash);
    const bar = this.querySelector<HTMLElement>('[data-switch]');
    if (!bar) return;
    bar.hidden = false;
    for (const button of bar.querySelectorAll('button')) {
      button.addEventListener('click', () =>
        this.#show(button.dataset.show === 'code' ? 'code' : 'read'),
      );
    }
    this.#show(location.hash === '#code' ? 'code' : 'read');
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#onHash);
  }

  /** A link to a part of the text leads there even while the code is shown. */
  #follow(): void {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || this.dataset.view !== 'code' || !this.querySelector('.read')?.contains(target))
      return;
    this.#show('read');
    target.scrollIntoView();
  }

  #show(view: View): void {
    const before = this.dataset.view;
    if (before === 'read') this.#scroll = scrollY;
    this.dataset.view = view;
    for (const button of this.querySelectorAll<HTMLElement>('[data-show]')) {
      button.setAttribute('aria-pressed', String(button.dataset.show === view));
    }
    const small = matchMedia('(max-width: 61.99rem)').matches;
    if (before && before !== view && small)
      scrollTo({ top: view === 'read' ? this.#scroll : 0, behavior: 'instant' });
  }
}
