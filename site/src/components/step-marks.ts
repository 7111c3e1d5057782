import { type PlacedStep, type Standing, standingOf } from '../learner/standing.ts';
import { learnerWhenReady } from './learner-when-ready.ts';
import { tallyOf, tallyWords } from './step-tally.ts';

const WORDS: Readonly<Record<Standing, string>> = {
  untouched: '',
  started: ', started',
  passed: ', passed',
  assisted: ', passed with help',
  skipped: ', skipped by challenge',
};

/**
 * `<step-marks>`: shows how far the learner has come beside each `[data-step]` inside it, as a shape
 * (`step-mark.css`) and as words for a screen reader, marks the one that is next, sums them up in `[data-tally]`, hides
 * `[data-offer]` once a step is done, and keeps up with what happens in other tabs. `data-challenge`, on it or on an
 * element between, names the challenge of the steps' lesson; `data-before` and `data-before-challenge` name the step
 * before the first of them and that one's challenge.
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
      const stateOf = (id: string) => progress.get(id)?.state ?? 'untouched';
      const items = [...this.querySelectorAll<HTMLElement>('[data-step]')];
      const summary = this.querySelector<HTMLElement>('[data-tally]');
      const tally = tallyOf(items.map(placed), stateOf, this.#before());
      for (const item of items) {
        const standing = standingOf(placed(item), stateOf);
        item.dataset.state = standing;
        // Only a list has a next one; a single step's heading is no list.
        const isNext = summary !== null && item.dataset.step === tally.next;
        item.toggleAttribute('data-next', isNext);
        const words = item.querySelector('[data-state-text]');
        if (words) words.textContent = WORDS[standing] + (isNext ? ', next' : '');
      }
      const offer = this.querySelector<HTMLElement>('[data-offer]');
      if (offer) offer.hidden = tally.done > 0;
      if (!summary) return;
      summary.textContent = tallyWords(tally);
      const settled = tally.done + tally.skipped;
      summary.dataset.tally = settled === tally.of ? 'all' : 'some';
      this.style.setProperty('--done', String(tally.done / tally.of));
      this.style.setProperty('--settled', String(settled / tally.of));
    };
    await show();
    this.#stop = learner.onChange((change) => {
      if (change.store === 'progress') void show();
    });
  }

  #before(): PlacedStep | null {
    const { before, beforeChallenge } = this.dataset;
    return before === undefined ? null : { id: before, challenge: beforeChallenge ?? null };
  }
}

function placed(item: HTMLElement): PlacedStep {
  const lesson = item.closest<HTMLElement>('[data-challenge]');
  return { id: item.dataset.step ?? '', challenge: lesson?.dataset.challenge ?? null };
}
