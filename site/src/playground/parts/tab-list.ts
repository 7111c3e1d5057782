import './tabs.css';
import { element } from './element.ts';
import { bringIntoRow, watchOverflow } from './overflow-cue.ts';

/** A tab and what it opens. */
export interface Tab {
  readonly id: string;
  readonly label: string;
  /** The id of the panel that the tab shows. */
  readonly controls: string;
}

/**
 * A row of tabs after the ARIA Authoring Practices: one stop for Tab, arrows move and select, Home and End jump.
 * Shows; it does not know what its panels hold.
 */
export class TabList {
  readonly element: HTMLElement;
  #buttons: readonly HTMLButtonElement[] = [];
  #select: (id: string) => void;

  constructor(label: string, select: (id: string) => void) {
    this.#select = select;
    this.element = element('div', {
      role: 'tablist',
      'aria-label': label,
      class: 'tabs',
      on: { keydown: (event) => this.#onKey(event) },
    });
    watchOverflow(this.element);
  }

  /** What the tabs are for, in their order. */
  get ids(): readonly string[] {
    return this.#buttons.map((button) => button.dataset.tab ?? '');
  }

  /** Shows these tabs; the focus stays on a tab that stays. */
  show(tabs: readonly Tab[], selected: string): void {
    const focused = this.#buttons.find((button) => button === document.activeElement);
    this.#buttons = tabs.map((tab) =>
      element(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `${tab.controls}-tab-${tab.id.replaceAll(/[^\w-]/g, '-')}`,
          'data-tab': tab.id,
          'aria-controls': tab.controls,
          on: { click: () => this.#select(tab.id) },
        },
        tab.label,
      ),
    );
    this.element.replaceChildren(...this.#buttons);
    this.select(selected);
    if (focused?.dataset.tab) this.button(focused.dataset.tab)?.focus();
  }

  /** Marks a tab as the shown one, without telling anybody. */
  select(id: string): void {
    for (const button of this.#buttons) {
      const selected = button.dataset.tab === id;
      button.setAttribute('aria-selected', String(selected));
      button.tabIndex = selected ? 0 : -1;
      if (selected) bringIntoRow(this.element, button);
    }
  }

  /** The tab's own element, to hang a badge on or to label its panel with. */
  button(id: string): HTMLButtonElement | undefined {
    return this.#buttons.find((button) => button.dataset.tab === id);
  }

  #onKey(event: KeyboardEvent): void {
    const now = this.#buttons.findIndex(
      (button) => button.getAttribute('aria-selected') === 'true',
    );
    const last = this.#buttons.length - 1;
    const goals: Readonly<Record<string, number>> = {
      ArrowRight: now === last ? 0 : now + 1,
      ArrowLeft: now === 0 ? last : now - 1,
      Home: 0,
      End: last,
    };
    const goal = this.#buttons[goals[event.key] ?? -1];
    if (!goal?.dataset.tab) return;
    event.preventDefault();
    this.#select(goal.dataset.tab);
    goal.focus();
  }
}
