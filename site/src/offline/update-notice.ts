import './update-notice.css';
import { tellWorker } from './offline-status.ts';

/** `<update-notice>`: says that a newer build waits, and changes to it when the learner wants to. */
export class UpdateNotice extends HTMLElement {
  /** The worker of the newer build; null when another tab has put it into service already. */
  waiting: ServiceWorker | null = null;

  connectedCallback(): void {
    if (this.firstChild) return;
    this.setAttribute('role', 'status');
    const text = document.createElement('p');
    text.textContent =
      'A new version of the course is ready. Your work is kept; reload when you like.';
    this.append(
      text,
      this.#button('Reload', () => this.#reload()),
      this.#button('Later', () => this.remove()),
    );
  }

  #button(label: string, act: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = label === 'Reload' ? 'button-primary' : 'button';
    button.textContent = label;
    button.addEventListener('click', act);
    return button;
  }

  #reload(): void {
    const { waiting } = this;
    if (waiting?.state !== 'installed') {
      location.reload();
      return;
    }
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), {
      once: true,
    });
    tellWorker(waiting, { type: 'take-over' });
  }
}

if (!customElements.get('update-notice')) customElements.define('update-notice', UpdateNotice);
