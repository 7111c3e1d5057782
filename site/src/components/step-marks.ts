import type { StepState } from '../learner/records.ts';
import { learnerWhenReady } from './learner-when-ready.ts';
import { tallyOf, tallyWords } from './step-tally.ts';

const WORDS: Readonly<Record<StepState, string>> = {
  untouched: '',
  started: ', started',
  passed: ', passed',
  assisted: ', passed with help',
};

/**
 * `<step-marks>`: shows how far the learner has come beside each `[data-step]` inside it, as a shape
 * (`step-mark.css`) and as words for a screen reader, marks the one that is next, sums them up in `[data-tally]`, and keeps
 * up with what happens in other tabs. `data-before` names the step before the first of them.
 */
export class StepMarks extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    void this.#connect();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #connect(): Promise<void> {
    const learner = await learnerWhenReady();
    if (!this.isConnected) return;
    const show = async () => {
      const progress = await learner.progress.all();
      const items = [...this.querySelectorAll<HTMLElement>('[data-step]')];
      const summary = this.querySelector<HTMLElement>('[data-tally]');
      const tally = tallyOf(
        items.map(({ dataset }) => dataset.step ?? ''),
        progress,
        this.dataset.before ?? null,
      );
      for (const item of items) {
        const state = progress.get(item.dataset.step ?? '')?.state ?? 'untouched';
        item.dataset.state = state;
        // Only a list has a next one; a single step's heading is no list.
        const isNext = summary !== null && item.dataset.step === tally.next;
        item.toggleAttribute('data-next', isNext);
        const words = item.querySelector('[data-state-text]');
        if (words) words.textContent = WORDS[state] + (isNext ? ', next' : '');
      }
      if (!summary) return;
      summary.textContent = tallyWords(tally);
      summary.dataset.tally = tally.done === tally.of ? 'all' : 'some';
      this.style.setProperty('--done', String(tally.done / tally.of));
    };
    await show();
    this.#stop = learner.onChange((change) => {
      if (change.store === 'progress') void show();
    });
  }
}
