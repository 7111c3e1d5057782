import { learnerWhenReady } from './learner-when-ready.ts';
import { invitation, type Place } from './place.ts';

/** `<your-place>`: turns the home page's "Start" into "Go on where you left off" for a learner who comes back. */
export class YourPlace extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    void this.#connect();
  }

  disconnectedCallback(): void {
    this.#stop?.();
  }

  async #connect(): Promise<void> {
    const learner = await learnerWhenReady();
    const places: readonly Place[] = JSON.parse(this.dataset.places ?? '[]');
    const show = async () => {
      const found = invitation(places, await learner.progress.last(), await learner.progress.all());
      const link = this.querySelector<HTMLAnchorElement>('[data-go]');
      const label = this.querySelector('[data-label]');
      const where = this.querySelector('[data-where]');
      if (!found || !link || !label || !where) return;
      link.href = found.place.href;
      label.textContent = found.label;
      where.textContent = found.where;
    };
    await show();
    if (!this.isConnected) return;
    this.#stop = learner.onChange((change) => {
      if (change.store === 'progress') void show();
    });
  }
}
