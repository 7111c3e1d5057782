import { openSearch } from '../search/open-search.ts';
import { isApple } from '../shortcuts/platform.ts';

/** `<search-button>`: opens the search and names the keys that do the same. */
export class SearchButton extends HTMLElement {
  connectedCallback(): void {
    const keys = this.querySelector('[data-search-keys]');
    if (keys && isApple()) keys.textContent = '⌘ K';
    this.querySelector('button')?.addEventListener('click', () => void openSearch());
  }
}
