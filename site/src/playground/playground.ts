import { siteAddress } from '../course/links.ts';
import { openStep } from './open-step.ts';
import { element } from './parts/element.ts';
// Last, so that its rules for narrow screens and fingers win over the parts' own.
import './playground.css';

// On its way while the step's package is fetched: the learner waits for it before the first file is shown.
void import('../learner/tab-session.ts').catch(() => {});

/** What a workbench opens in and with. */
export interface Opening {
  readonly host: HTMLElement;
  readonly assets: {
    /** The object of `sandbox/manifest.json`, as text. */
    readonly sandbox: string;
    /** The object of `types/manifest.json`, as text. */
    readonly types: string;
    /** Address of the fork's runner. */
    readonly fork: string;
  };
  /** False once the page has moved on. */
  isCurrent(): boolean;
}

/** What is open on the page. */
export interface Opened {
  close(): void;
}

/**
 * `<groundwork-playground data-sandbox data-types [data-fork] [data-package | data-steps]>`: turns what the page shows into a
 * workbench: a step's, whose code `data-package` names, or the open playground's. Until it is ready, and when it cannot be, what
 * the page had inside stays readable.
 */
export class Playground extends HTMLElement {
  #opened: Opened | null = null;
  /** Grows with each connection, so that a slow load notices that the page has moved on. */
  #visit = 0;

  connectedCallback(): void {
    // On the design page it only frames single parts.
    if (this.closest('design-samples')) return;
    this.#visit += 1;
    void this.#open(this.#visit).catch((error: unknown) => this.#tellFailure(error));
  }

  disconnectedCallback(): void {
    this.#visit += 1;
    this.#opened?.close();
    this.#opened = null;
  }

  async #open(visit: number): Promise<void> {
    const { sandbox = '{}', types = '{}', fork = siteAddress('/fork/run.mjs') } = this.dataset;
    const isCurrent = () => visit === this.#visit;
    const opening: Opening = { host: this, assets: { sandbox, types, fork }, isCurrent };
    const opened = this.dataset.package
      ? await openStep(opening)
      : await (await import('../open-playground/open-code.ts')).openCode(opening);
    if (isCurrent()) this.#opened = opened;
    else opened?.close();
  }

  #tellFailure(error: unknown): void {
    const sentence = error instanceof Error ? error.message : String(error);
    this.querySelector('.load-problem')?.remove();
    this.prepend(element('p', { class: 'load-problem', role: 'alert' }, sentence));
  }
}

if (!customElements.get('groundwork-playground')) {
  customElements.define('groundwork-playground', Playground);
}
