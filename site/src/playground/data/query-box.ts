import type { Answer } from '../../../../checks/database/answer.ts';
import { element } from '../parts/element.ts';
import type { Ask } from './catalogue.ts';
import { placeInText } from './place-in-text.ts';
import { refusalView } from './refusal-view.ts';
import { rowCount, rowsTable } from './rows-table.ts';

/** A statement of the learner's own. */
export class QueryBox {
  readonly element: HTMLElement;
  readonly #ask: Ask;
  readonly #text = element('textarea', {
    rows: 3,
    id: 'data-query',
    spellcheck: 'false',
    autocapitalize: 'off',
    autocomplete: 'off',
    placeholder: 'SELECT …',
    'aria-keyshortcuts': 'Control+Enter Meta+Enter',
  });
  readonly #run = element('button', { type: 'submit', class: 'primary' }, 'Run');
  readonly #summary = element('p', { class: 'note', role: 'status' });
  readonly #result = element('div', { class: 'result' });
  #running = false;

  constructor(ask: Ask) {
    this.#ask = ask;
    this.#text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      void this.#start();
    });
    this.element = element(
      'form',
      {
        class: 'query',
        on: {
          submit: (event) => {
            event.preventDefault();
            void this.#start();
          },
        },
      },
      element('label', { for: 'data-query' }, 'One statement that reads, then Ctrl+Enter'),
      this.#text,
      element('div', { class: 'line' }, this.#run, this.#summary),
      this.#result,
    );
  }

  /** Fills the box when it is empty. */
  suggest(statement: string): void {
    if (this.#text.value.trim() === '') this.#text.value = statement;
  }

  async #start(): Promise<void> {
    const statement = this.#text.value;
    if (this.#running || statement.trim() === '') return;
    this.#running = true;
    this.#run.disabled = true;
    this.#summary.textContent = 'Asking…';
    try {
      this.#show(await this.#ask(statement), statement);
      this.#bringIntoSight();
    } finally {
      this.#running = false;
      this.#run.disabled = false;
    }
  }

  /** On a narrow screen the answer stands below the box, out of sight. */
  #bringIntoSight(): void {
    const panel = this.element.closest('groundwork-data');
    if (!panel || this.#result.childElementCount === 0) return;
    const hidden =
      this.#result.getBoundingClientRect().top > panel.getBoundingClientRect().bottom - 48;
    if (hidden) this.#run.scrollIntoView({ block: 'start' });
  }

  #show(answer: Answer | null, statement: string): void {
    if (answer === null) {
      this.#summary.textContent =
        'There is no database yet: check your code or send a request first.';
      this.#result.replaceChildren();
    } else if (answer.kind === 'refused') {
      // The refusal itself is read aloud.
      this.#summary.textContent = '';
      this.#result.replaceChildren(refusalView(answer, statement));
      if (answer.position !== undefined) {
        const { offset } = placeInText(statement, answer.position);
        this.#text.setSelectionRange(offset, offset);
      }
    } else {
      const { columns, rows, more } = answer;
      const shown = more ? `The first ${rowCount(rows.length)}.` : `${rowCount(rows.length)}.`;
      this.#summary.textContent = columns.length === 0 ? 'The statement gives no rows.' : shown;
      this.#result.replaceChildren(
        ...(columns.length === 0 ? [] : [rowsTable('Rows of your query', answer, new Set())]),
      );
    }
  }
}
