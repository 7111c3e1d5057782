import { PaneDivider } from '../playground/parts/pane-divider.ts';

type View = 'read' | 'code';

/** The least width of text and of workbench, CSS pixels: 24 and 30 rem, as the page's styles hold. */
const LEAST = [384, 480] as const;

/**
 * `<step-view>`: on a small screen shows the text or the code, and keeps the place in the text when switching; on a large
 * one puts a border between them that can be moved. `groundwork:fold-text` folds the text away or brings it back.
 */
export class StepView extends HTMLElement {
  #scroll = 0;
  #divider: PaneDivider | undefined;
  readonly #onHash = () => this.#follow();
  /** A link to where the address leads already changes nothing that `hashchange` would tell. */
  readonly #onClick = ({ target }: Event) => {
    const link = target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#"]');
    if (link && link.hash === location.hash) this.#follow();
  };

  connectedCallback(): void {
    addEventListener('hashchange', this.#onHash);
    this.addEventListener('click', this.#onClick);
    this.#divide();
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

  #divide(): void {
    const work = this.querySelector<HTMLElement>('.work');
    if (!work || this.#divider) return;
    this.#divider = new PaneDivider({
      which: 'text',
      label: 'Width of the text',
      controls: 'read',
      orientation: 'vertical',
      least: LEAST,
      stretch: () => {
        const { left, width } = this.getBoundingClientRect();
        return { from: left, length: width };
      },
    });
    // Last, so that whoever skips to the code comes to the code.
    work.append(this.#divider.element);
    this.addEventListener('groundwork:fold-text', () => this.#divider?.toggle());
  }

  disconnectedCallback(): void {
    removeEventListener('hashchange', this.#onHash);
    this.removeEventListener('click', this.#onClick);
  }

  /** A link to a part of the text leads there even while the code is shown. */
  #follow(): void {
    const target = document.getElementById(location.hash.slice(1));
    const text = this.querySelector('.read');
    if (!target || !text?.contains(target) || text.checkVisibility()) return;
    this.#divider?.unfold();
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
