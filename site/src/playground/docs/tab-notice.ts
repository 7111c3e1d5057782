import { element } from '../parts/element.ts';

/** A line under the address: what the tab did not do, or what it offers. Read aloud when it changes. */
export class TabNotice {
  readonly element = element('div', { class: 'tab-notice', role: 'status' });

  /** Shows a sentence and, with `act`, a button for it. */
  show(sentence: string, act?: { readonly label: string; readonly run: () => void }): void {
    const button = act && element('button', { type: 'button', class: 'quiet' }, act.label);
    button?.addEventListener('click', () => act?.run());
    this.element.replaceChildren(element('span', {}, sentence), ...(button ? [' ', button] : []));
  }

  clear(): void {
    this.element.replaceChildren();
  }
}
