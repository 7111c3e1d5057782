import { openShortcuts } from '../shortcuts/open-shortcuts.ts';

/** `<shortcuts-button>`: opens the list of keyboard shortcuts. */
export class ShortcutsButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', () => void openShortcuts());
  }
}
