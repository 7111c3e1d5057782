import { learnerWhenReady } from './learner-when-ready.ts';
import { comesIn, dueWords } from './review-words.ts';

/** `<review-queue>`: asks the questions that are due, one at a time; the learner goes on to the next when they want to. */
export class ReviewQueue extends HTMLElement {
  #queue: HTMLElement[] = [];
  #done = 0;

  connectedCallback(): void {
    if (this.dataset.upgraded !== undefined) return;
    this.dataset.upgraded = '';
    for (const item of this.#items()) item.hidden = true;
    this.#part('next')?.addEventListener('click', () => void this.#goOn());
    this.addEventListener('groundwork:answered', () => this.#offerNext());
    void this.#start();
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-review]')];
  }

  #part(name: 'said' | 'next'): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-${name}]`);
  }

  #say(text: string): void {
    const said = this.#part('said');
    if (said) said.textContent = text;
  }

  async #start(): Promise<void> {
    const { reviews } = await learnerWhenReady();
    const due = (await reviews.due()).map(({ key }) => key);
    const items = this.#items();
    // A question that the course no longer has is passed over.
    this.#queue = due.flatMap((key) => items.find(({ dataset }) => dataset.review === key) ?? []);
    await this.#show();
  }

  async #show(): Promise<void> {
    const [current] = this.#queue;
    for (const item of this.#items()) item.hidden = item !== current;
    const next = this.#part('next');
    if (next) next.hidden = true;
    if (current) {
      this.#say(`${dueWords(this.#queue.length)}.`);
      return;
    }
    const { reviews } = await learnerWhenReady();
    const coming = await reviews.next();
    const praise = this.#done > 0 ? 'That was all for now. ' : 'Nothing is due. ';
    this.#say(
      coming === null
        ? `${praise}Answer the quiz at the end of a lesson, and its questions come back here.`
        : `${praise}The next question comes ${comesIn(coming, Date.now())}.`,
    );
  }

  #offerNext(): void {
    const next = this.#part('next');
    if (!next) return;
    next.hidden = false;
    next.textContent = this.#queue.length > 1 ? 'Next question' : 'Finish';
  }

  async #goOn(): Promise<void> {
    this.#queue.shift();
    this.#done += 1;
    await this.#show();
    const radio = this.#queue[0]?.querySelector('input');
    // Focus goes where the work goes on, so that a keyboard never starts at the top again.
    if (radio) radio.focus();
    else this.#part('said')?.focus();
  }
}
