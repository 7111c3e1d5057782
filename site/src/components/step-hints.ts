import { learnerWhenReady } from './learner-when-ready.ts';

/** `<step-hints>`: remembers how many hints of a task are open; the last one is the answer, so the step counts as helped. */
export class StepHints extends HTMLElement {
  connectedCallback(): void {
    void this.#restore();
    for (const hint of this.#hints()) {
      hint.addEventListener('toggle', () => {
        if (hint.open) void this.#remember(Number(hint.dataset.hint));
      });
    }
  }

  #hints(): HTMLDetailsElement[] {
    return [...this.querySelectorAll<HTMLDetailsElement>('details[data-hint]')];
  }

  async #restore(): Promise<void> {
    const { step = '', task = '' } = this.dataset;
    const learner = await learnerWhenReady();
    const open = (await learner.hints.open(step))[task] ?? 0;
    for (const hint of this.#hints()) {
      if (Number(hint.dataset.hint) <= open) hint.open = true;
    }
  }

  async #remember(count: number): Promise<void> {
    const { step = '', task = '' } = this.dataset;
    const learner = await learnerWhenReady();
    const before = (await learner.hints.open(step))[task] ?? 0;
    if (count <= before) return;
    await learner.hints.reveal(step, task, count);
    if (count === this.#hints().length) await learner.progress.record(step, 'solution-shown');
  }
}
