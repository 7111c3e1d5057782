import { element } from './element.ts';
import { TabList } from './tab-list.ts';

/** A panel below the editor. */
export interface DockedPanel {
  readonly id: string;
  readonly label: string;
  readonly panel: HTMLElement;
}

/** Panels of which one shows at a time, under a row of tabs. A panel that is hidden keeps its state. */
export class PanelDock {
  readonly tabs: HTMLElement;
  readonly panels: HTMLElement;
  /** Called after each choice of a panel: it may be folded away. */
  onOpen: () => void = () => {};
  readonly #list: TabList;
  readonly #entries: readonly DockedPanel[];

  constructor(label: string, entries: readonly DockedPanel[]) {
    this.#entries = entries;
    this.#list = new TabList(label, (id) => this.open(id));
    this.tabs = this.#list.element;
    this.panels = element('div', { class: 'panels' });
    const [first] = entries;
    this.#list.show(
      entries.map(({ id, label: name }) => ({ id, label: name, controls: `panel-${id}` })),
      first?.id ?? '',
    );
    for (const { id, panel } of entries) {
      panel.id = `panel-${id}`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', this.#list.button(id)?.id ?? '');
      panel.tabIndex = 0;
      this.panels.append(panel);
    }
    this.open(first?.id ?? '');
  }

  open(id: string): void {
    this.#list.select(id);
    for (const { id: own, panel } of this.#entries) panel.hidden = own !== id;
    this.onOpen();
  }

  /** A short mark beside a tab's name, such as a number; empty takes it away. */
  badge(id: string, text: string): void {
    const button = this.#list.button(id);
    if (!button) return;
    // With the space before it, which is the rest of what is not the name.
    while (button.childNodes.length > 1) button.lastChild?.remove();
    if (text) button.append(' ', element('span', { class: 'badge' }, text));
  }
}
