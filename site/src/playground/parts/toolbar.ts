import './toolbar.css';
import { openShortcuts } from '../../shortcuts/open-shortcuts.ts';
import { element } from './element.ts';

/** The workbench's buttons; what they do is the playground's business. */
export class Toolbar {
  readonly check = element('button', { type: 'button', class: 'primary check' });
  readonly solution = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-pressed': 'false' },
    'Solution',
  );
  readonly reset = element('button', { type: 'button', class: 'quiet' }, 'Reset');
  readonly wrap = element('button', { type: 'button', 'aria-pressed': 'false' }, 'Wrap long lines');
  readonly vim = element('button', { type: 'button', 'aria-pressed': 'false' }, 'Vim keys');
  /** Enabled once the types are there, which know how. */
  readonly format = element('button', { type: 'button', disabled: true }, 'Format this file');
  readonly compareStart = element('button', { type: 'button' }, 'Compare with the start');
  readonly exportWork = element('button', { type: 'button' }, 'Export my work');
  readonly shortcuts = element(
    'button',
    { type: 'button', on: { click: () => void openShortcuts() } },
    'Keyboard shortcuts',
  );
  readonly importWork = element('button', { type: 'button' }, 'Import work…');
  readonly menu: HTMLDetailsElement;
  readonly element: HTMLElement;
  #away = new AbortController();
  readonly #space = element('span', { class: 'space' });
  #primary = 'Check';

  /** `extra` goes into the menu behind "More". */
  constructor(...extra: readonly HTMLElement[]) {
    const content = element(
      'div',
      { class: 'menu' },
      ...extra,
      this.wrap,
      this.vim,
      this.format,
      this.compareStart,
      this.exportWork,
      this.importWork,
      this.shortcuts,
    );
    this.menu = element('details', { class: 'menu-box' }, element('summary', {}, 'More'), content);
    this.menu.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.menu.open) return;
      this.menu.open = false;
      this.menu.querySelector('summary')?.focus();
    });
    this.menu.addEventListener('focusout', (event) => {
      const to = event.relatedTarget;
      if (to instanceof Node && !this.menu.contains(to)) this.menu.open = false;
    });
    // Safari does not focus what is clicked, and a press on bare ground moves no focus anywhere.
    this.menu.addEventListener('toggle', () => {
      const away = (event: PointerEvent) => {
        if (!event.composedPath().includes(this.menu)) this.menu.open = false;
      };
      this.#away.abort();
      if (!this.menu.open) return;
      this.#away = new AbortController();
      document.addEventListener('pointerdown', away, { signal: this.#away.signal });
    });
    this.element = element(
      'div',
      { class: 'toolbar' },
      this.check,
      this.#space,
      this.solution,
      this.reset,
      this.menu,
    );
    this.showRunning(false);
  }

  showWrap(wrap: boolean): void {
    this.wrap.setAttribute('aria-pressed', String(wrap));
  }

  showVim(vim: boolean): void {
    this.vim.setAttribute('aria-pressed', String(vim));
  }

  /** Gives the main button another name than "Check", and puts more buttons beside it. */
  nameRun(name: string, ...beside: readonly HTMLElement[]): void {
    this.#primary = name;
    this.#space.before(...beside);
    this.showRunning(false);
  }

  /** The same button starts and stops, so that focus never jumps. */
  showRunning(running: boolean): void {
    const label = running ? 'Stop' : this.#primary;
    if (this.check.dataset.label === label) return;
    this.check.dataset.label = label;
    this.check.replaceChildren(
      label,
      ' ',
      element('kbd', { 'aria-hidden': 'true' }, running ? '' : shortcut()),
    );
    this.check.setAttribute('aria-keyshortcuts', 'Control+Enter Meta+Enter');
  }
}

/** How the learner's keyboard names Ctrl/Cmd+Enter. */
function shortcut(): string {
  return /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘↵' : 'Ctrl ↵';
}
