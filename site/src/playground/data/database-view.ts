import './database-view.css';
import type { Tenant } from '../../../../checks/database/turns.ts';
import { element } from '../parts/element.ts';
import { type Ask, listTables, rowsStatement, type Table } from './catalogue.ts';
import type { Look } from './data-panel.ts';
import { QueryBox } from './query-box.ts';
import { rowCount } from './rows-table.ts';
import { tableView } from './table-view.ts';

const OWNERS: Readonly<Record<Tenant, { label: string; emptied: string }>> = {
  checks: {
    label: 'Last check',
    emptied:
      'Each check begins with an empty database: these are the tables as the last check of the last run left them.',
  },
  app: {
    label: 'Running app',
    emptied:
      'The app behind Requests and Docs begins with an empty database, and keeps it until it is started anew, after each change of your code.',
  },
};

/** What the right side shows: a table's name, or the box for a query. */
type Shown = { readonly table: string; readonly page: number } | 'query';

/** Tables, their rows, and a box for a query. All of it only reads. */
export class DatabaseView {
  readonly element = element('div', { class: 'data-view' });
  readonly #look: Look;
  readonly #ask: Ask = (statement) => this.#look(this.#owner, statement);
  readonly #query = new QueryBox(this.#ask);
  readonly #owners = element('div', {
    class: 'owners',
    role: 'group',
    'aria-label': 'Whose tables',
  });
  readonly #list = element('nav', { class: 'tables', 'aria-label': 'Tables' });
  readonly #shownIn = element('div', { class: 'shown' });
  readonly #note = element('p', { class: 'note' });
  #owner: Tenant = 'checks';
  #tables: readonly Table[] | null = null;
  #problem = '';
  #shown: Shown = { table: '', page: 0 };
  /** Grows with each question, so that a late answer is known as one. */
  #turn = 0;

  constructor(look: Look) {
    this.#look = look;
    this.element.append(this.#owners, this.#list, this.#shownIn, this.#note);
  }

  /** Asks again, and shows the tables of `owner`. */
  async show(owner: Tenant): Promise<void> {
    this.#owner = owner;
    this.#turn += 1;
    const turn = this.#turn;
    const found = await listTables(this.#ask).catch((error: unknown) => error as Error);
    if (turn !== this.#turn) return;
    this.#problem = found instanceof Error ? found.message : '';
    this.#tables = found instanceof Error ? [] : found;
    await this.#draw();
  }

  async #draw(): Promise<void> {
    this.#drawOwners();
    this.#drawList();
    this.#note.textContent = OWNERS[this.#owner].emptied;
    const tables = this.#tables ?? [];
    if (this.#shown === 'query') {
      this.#query.suggest(tables[0] ? `SELECT * FROM ${tables[0].name}` : 'SELECT version()');
      if (!this.#shownIn.contains(this.#query.element))
        this.#shownIn.replaceChildren(this.#query.element);
      return;
    }
    const { table: name, page } = this.#shown;
    const table = tables.find((each) => each.name === name) ?? tables[0];
    if (table === undefined) {
      this.#shownIn.replaceChildren(element('p', { class: 'empty' }, this.#whyEmpty()));
      return;
    }
    const turn = this.#turn;
    const from = table.name === name ? page : 0;
    const answer = await this.#ask(rowsStatement(table, from));
    if (turn !== this.#turn || answer === null) return;
    const view = tableView(
      table,
      from,
      answer,
      (to) => void this.#choose({ table: table.name, page: to }),
    );
    this.#shownIn.replaceChildren(...view);
  }

  #whyEmpty(): string {
    if (this.#problem !== '') return `The tables cannot be read now: ${this.#problem}`;
    if (this.#tables === null) {
      return 'PostgreSQL has not been started yet. Check your code or send a request; then its tables show here.';
    }
    return this.#owner === 'checks'
      ? 'There is no table: nothing was checked yet, or the last check made none. Check your code, then look again.'
      : 'There is no table: the app is not running, or has made none. Send a request, then look again.';
  }

  #drawOwners(): void {
    const buttons = (Object.keys(OWNERS) as Tenant[]).map((owner) =>
      element(
        'button',
        {
          type: 'button',
          class: 'quiet',
          'data-owner': owner,
          'aria-pressed': String(owner === this.#owner),
          on: { click: () => void this.#showOwner(owner) },
        },
        OWNERS[owner].label,
      ),
    );
    const again = element(
      'button',
      {
        type: 'button',
        class: 'quiet',
        'data-owner': 'again',
        on: { click: () => void this.#again() },
      },
      'Look again',
    );
    this.#replace(this.#owners, [...buttons, again], 'data-owner');
  }

  #drawList(): void {
    const entry = (key: string, name: string, more: string, shown: Shown, current: boolean) =>
      element(
        'li',
        {},
        element(
          'button',
          {
            type: 'button',
            'data-entry': key,
            'aria-current': current && 'true',
            on: { click: () => void this.#choose(shown) },
          },
          element('span', { class: 'name' }, name),
          more !== '' && ' ',
          more !== '' && element('span', { class: 'count' }, more),
        ),
      );
    const tables = this.#tables ?? [];
    const chosen = this.#shown === 'query' ? undefined : this.#shown.table;
    const current = tables.find(({ name }) => name === chosen) ?? tables[0];
    const entries = tables.map((table) =>
      entry(
        `table ${table.name}`,
        table.name,
        table.rows === null ? '' : rowCount(table.rows),
        { table: table.name, page: 0 },
        chosen !== undefined && table === current,
      ),
    );
    const query = entry('query', 'Your own query', '', 'query', this.#shown === 'query');
    query.className = 'own';
    this.#replace(this.#list, [element('ol', { role: 'list' }, ...entries, query)], 'data-entry');
  }

  /** Draws anew what may hold the focus, which stays on the control of the same name. */
  #replace(parent: HTMLElement, children: readonly HTMLElement[], name: string): void {
    const focused = parent.contains(document.activeElement)
      ? document.activeElement?.getAttribute(name)
      : null;
    parent.replaceChildren(...children);
    if (focused == null) return;
    [...parent.querySelectorAll<HTMLElement>(`[${name}]`)]
      .find((each) => each.getAttribute(name) === focused)
      ?.focus();
  }

  #choose(shown: Shown): Promise<void> {
    this.#turn += 1;
    this.#shown = shown;
    return this.#draw();
  }

  #showOwner(owner: Tenant): Promise<void> {
    return this.show(owner);
  }

  #again(): Promise<void> {
    return this.show(this.#owner);
  }
}
