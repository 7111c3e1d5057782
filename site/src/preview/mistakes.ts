/** `<known-mistakes>`: lets the checks meet each known mistake, and shows what they say as the Checks panel does. */
import { failureView } from '../playground/checks/failure-view.ts';
import { element } from '../playground/parts/element.ts';
import { inlineCode } from '../playground/parts/inline-code.ts';
import type { MistakeRun } from './mistake-run.ts';

class KnownMistakes extends HTMLElement {
  readonly #left = new AbortController();

  connectedCallback(): void {
    void this.#show().catch(() => {
      if (!this.#left.signal.aborted)
        this.#tell('The runs broke off. The terminal of `npm run dev` says why.');
    });
  }

  disconnectedCallback(): void {
    this.#left.abort();
  }

  async #show(): Promise<void> {
    const response = await fetch(this.dataset.runs ?? '', { signal: this.#left.signal });
    let rest = '';
    let done = 0;
    const all = this.querySelectorAll('[data-mistake]').length;
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        this.#fill(JSON.parse(line) as MistakeRun);
        done += 1;
        this.#tell(done < all ? `${done} of ${all} were run.` : 'All were run.');
      }
    }
    if (done < all) this.#tell('The runs broke off. The terminal of `npm run dev` says why.');
  }

  #fill({ name, failures }: MistakeRun): void {
    const place = this.querySelector(`[data-mistake="${name}"]`);
    place?.replaceChildren(
      ...(failures.length === 0 ? ['No check notices it.'] : []),
      ...failures.flatMap(({ title, failure }) => [
        element('h4', {}, ...inlineCode(title)),
        failureView(failure, []),
      ]),
    );
  }

  #tell(sentence: string): void {
    this.querySelector('[role="status"]')?.replaceChildren(...inlineCode(sentence));
  }
}

customElements.define('known-mistakes', KnownMistakes);
