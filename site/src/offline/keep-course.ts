import { keepParts, missing } from './keep-parts.ts';
import type { OfflineStatus } from './offline-manifest.ts';
import { offlineStatus } from './offline-status.ts';

const sizeOf = (files: readonly { readonly bytes: number }[]): string => {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${(bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1, minimumFractionDigits: 1 })} MB`;
};

/** `<keep-course>`: says how much of the course is kept on this device, and keeps the rest when asked to. */
export class KeepCourse extends HTMLElement {
  #working = false;

  connectedCallback(): void {
    this.#button?.addEventListener('click', () => void this.#keep());
    void this.#show();
    // On a first visit the worker comes a moment after the page.
    navigator.serviceWorker?.addEventListener('controllerchange', () => void this.#show());
  }

  get #button(): HTMLButtonElement | null {
    return this.querySelector('[data-keep]');
  }

  #say(sentence: string): void {
    const said = this.querySelector('[data-said]');
    if (said) said.textContent = sentence;
  }

  async #show(): Promise<OfflineStatus | null> {
    const status = await offlineStatus();
    const button = this.#button;
    if (!status || !button || this.#working) {
      if (!status) {
        this.#say(
          navigator.serviceWorker
            ? 'Nothing is kept yet; the lessons follow in a moment.'
            : 'This browser does not allow the site to keep anything for offline use here.',
        );
      }
      return status;
    }
    const rest = missing(status, ['read', 'check', 'late']);
    const kept = sizeOf(status.files.filter((file) => file.kept));
    button.hidden = rest.length === 0;
    button.textContent = `Keep the whole course offline (${sizeOf(rest)} more)`;
    this.#say(
      rest.length === 0
        ? `The whole course is kept on this device: ${kept}.`
        : `${kept} of ${sizeOf(status.files)} are kept on this device.`,
    );
    return status;
  }

  async #keep(): Promise<void> {
    const button = this.#button;
    if (!button || this.#working) return;
    this.#working = true;
    button.setAttribute('aria-disabled', 'true');
    try {
      await keepParts(['read', 'check', 'late'], (done, of) => {
        button.textContent = `Keeping file ${done} of ${of}…`;
      });
      // Asks the browser not to clear this site first when space runs out; whatever it answers, the course is here.
      await navigator.storage?.persist?.().catch(() => false);
      this.#working = false;
      await this.#show();
    } catch {
      this.#working = false;
      await this.#show();
      this.#say(
        'The network went away before everything was here. What came is kept; press again to go on.',
      );
    }
    button.removeAttribute('aria-disabled');
  }
}
