import type { Comparison } from './compare/compare-view.ts';
import { element } from './parts/element.ts';
import type { Workbench } from './workbench.ts';

/** Shows a comparison in the editor's place and brings the editor back; the code itself is never touched. */
export class SolutionView {
  readonly #bench: Workbench;
  #shown: HTMLElement | undefined;

  constructor(bench: Workbench) {
    this.#bench = bench;
  }

  get open(): boolean {
    return this.#shown !== undefined;
  }

  /** Loads the comparison the first time. */
  async show(comparison: Omit<Comparison, 'say'>): Promise<void> {
    const { CompareView } = await import('./compare/compare-view.ts');
    if (!customElements.get('groundwork-compare')) {
      customElements.define('groundwork-compare', CompareView);
    }
    this.close();
    const view = new CompareView();
    const back = element('button', { type: 'button', class: 'quiet' }, 'Back to my code');
    back.addEventListener('click', () => {
      this.close();
      this.#bench.editor.focusEditor();
    });
    this.#shown = element(
      'section',
      { class: 'compare', 'aria-label': comparison.names[1] },
      back,
      view,
    );
    this.#bench.stage.append(this.#shown);
    this.#bench.stage.dataset.shows = 'comparison';
    view.show({ ...comparison, say: (sentence) => this.#bench.say(sentence) });
    back.focus();
  }

  close(): void {
    this.#shown?.remove();
    this.#shown = undefined;
    delete this.#bench.stage.dataset.shows;
    this.#bench.toolbar.solution.setAttribute('aria-pressed', 'false');
  }
}
