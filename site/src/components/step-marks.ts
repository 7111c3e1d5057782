import type { StepState } from '../learner/records.ts';
import { learnerWhenReady } from './learner-when-ready.ts';

const WORDS: Readonly<Record<StepState, string>> = {
  untouched: '',
  started: ', started',
  passed: ', passed',
  assisted: ', passed with help',
};

/**
 * `<step-marks>`: shows how far the learner has come beside each `[data-step]` inside it, as a shape
 * (`step-mark.css`) and as words for a screen reader, and keeps up with what happens in other tabs.
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
      for (const item of this.querySelectorAll<HTMLElement>('[data-step]')) {
        const state = progress.get(item.dataset.step ?? '')?.state ?? 'untouched';
        item.dataset.state = state;
        const words = item.querySelector('[data-state-text]');
        if (words) words.textContent = WORDS[state];
      }
    };
    await show();
    this.#stop = learner.onChange((change) => {
      if (change.store === 'progress') void show();
    });
  }
}
