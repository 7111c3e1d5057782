import type { Answer } from '../../../../checks/database/answer.ts';
import type { Tenant } from '../../../../checks/database/turns.ts';
import { element } from '../parts/element.ts';
import type { DatabaseView } from './database-view.ts';

/** One statement that only reads, on a tenant's tables; null: there is no database yet. */
export type Look = (tenant: Tenant, statement: string) => Promise<Answer | null>;

/** `<groundwork-data>`: looks into the step's database. What it shows with is loaded when it is first opened. */
export class DataPanel extends HTMLElement {
  /** The dock shows or hides panels by this attribute; nothing is asked for nobody. */
  static readonly observedAttributes = ['hidden'];
  #look: Look | undefined;
  #view: Promise<DatabaseView> | undefined;
  #owner: Tenant = 'checks';
  /** Something may have changed since the tables were last shown. */
  #stale = true;

  setUp(look: Look): void {
    this.#look = look;
    this.#show();
  }

  /** The tables of `owner` have changed, or may have. */
  changed(owner: Tenant): void {
    this.#owner = owner;
    this.#stale = true;
    this.#show();
  }

  attributeChangedCallback(): void {
    this.#show();
  }

  #show(): void {
    const look = this.#look;
    if (this.hidden || !this.isConnected || !this.#stale || look === undefined) return;
    this.#stale = false;
    this.#view ??= this.#load(look);
    this.#view
      .then((view) => view.show(this.#owner))
      .catch(() => {
        this.#view = undefined;
        this.#stale = true;
        const sentence =
          'The Data panel could not be loaded. Check the connection and open it again.';
        this.replaceChildren(element('p', { class: 'note', role: 'alert' }, sentence));
      });
  }

  async #load(look: Look): Promise<DatabaseView> {
    const { DatabaseView } = await import('./database-view.ts');
    const view = new DatabaseView(look);
    this.replaceChildren(view.element);
    return view;
  }
}
