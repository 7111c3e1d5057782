import type { LessonFrontMatter } from '../../../lessons/lesson-schema.ts';
import { learnerWhenReady } from './learner-when-ready.ts';

/** A question as the front matter has it. */
export type Question = LessonFrontMatter['quiz'][number];

/**
 * `<choice-question>`: radio buttons over the server's `<details>`. The learner chooses, asks for the verdict, reads the
 * feedback of the chosen option and may try again; only the first try counts as one.
 */
export class ChoiceQuestion extends HTMLElement {
  #options: HTMLElement[] = [];

  connectedCallback(): void {
    if (this.dataset.upgraded !== undefined) return;
    this.dataset.upgraded = '';
    const list = this.querySelector<HTMLElement>('[data-options]');
    if (!list) return;
    list.setAttribute('role', 'radiogroup');
    this.#options = [...list.querySelectorAll<HTMLDetailsElement>('details')].map(
      (details, index) => this.#upgrade(details, index),
    );
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = this.dataset.ask ?? 'Answer';
    button.addEventListener('click', () => void this.#answer());
    this.append(button);
    // In the review it is asked anew.
    if (this.dataset.fresh === undefined) void this.#restore();
  }

  get #key(): string {
    return this.dataset.question ?? '';
  }

  /** One option: its summary becomes a label with a radio button, its feedback waits, hidden. */
  #upgrade(details: HTMLDetailsElement, index: number): HTMLElement {
    const option = document.createElement('div');
    option.className = 'option';
    option.dataset.correct = details.dataset.correct ?? 'false';
    const label = document.createElement('label');
    const radio = document.createElement('input');
    radio.type = 'radio';
    radio.name = this.#key;
    radio.value = String(index);
    label.append(radio, ...(details.querySelector('summary')?.childNodes ?? []));
    const live = document.createElement('div');
    live.setAttribute('role', 'status');
    const feedback = details.querySelector<HTMLElement>('.feedback');
    if (feedback) {
      feedback.hidden = true;
      live.append(feedback);
    }
    option.append(label, live);
    details.replaceWith(option);
    return option;
  }

  async #answer(): Promise<void> {
    const chosen = this.#options.findIndex((option) => option.querySelector('input')?.checked);
    const option = this.#options[chosen];
    if (!option) {
      this.#options[0]?.querySelector('input')?.focus();
      return;
    }
    this.#show(chosen);
    const learner = await learnerWhenReady();
    const correct = option.dataset.correct === 'true';
    await learner.answers.give(this.#key, String(chosen), correct);
    if (this.#key.includes('/quiz/')) await learner.reviews.answered(this.#key, correct);
    this.dispatchEvent(new CustomEvent('groundwork:answered', { bubbles: true }));
  }

  async #restore(): Promise<void> {
    const learner = await learnerWhenReady();
    const answer = await learner.answers.get(this.#key);
    const option = this.#options[Number(answer?.choice)];
    const radio = option?.querySelector('input');
    if (!answer || !radio || this.#options.some((other) => other.querySelector('input')?.checked))
      return;
    radio.checked = true;
    this.#show(Number(answer.choice));
  }

  /** Opens the feedback of one option and closes the others. */
  #show(chosen: number): void {
    for (const [index, option] of this.#options.entries()) {
      option.toggleAttribute('data-chosen', index === chosen);
      const feedback = option.querySelector<HTMLElement>('.feedback');
      if (feedback) feedback.hidden = index !== chosen;
    }
  }
}
