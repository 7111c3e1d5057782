import { learnerWhenReady } from './learner-when-ready.ts';
import { dueWords } from './review-words.ts';

/** `<review-due>`: shows its link to the review while a question is due, and how many are. */
export class ReviewDue extends HTMLElement {
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
      const { length } = await learner.reviews.due();
      const words = this.querySelector('[data-due]');
      if (words) words.textContent = dueWords(length);
      this.hidden = length === 0;
    };
    await show();
    this.#stop = learner.onChange(({ store }) => {
      if (store === 'reviews') void show();
    });
  }
}
