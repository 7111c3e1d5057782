import './console-panel.css';
import type { ConsoleLine } from '../../../../checks/runner/report.ts';
import { element } from '../parts/element.ts';
import { consoleLine } from './console-lines.ts';

/** Lines kept in the panel; older ones go, and the panel says how many. */
const MOST_LINES = 1000;

/** `<groundwork-console>`: what the learner's code printed, in order, under the name of what was running. */
export class ConsolePanel extends HTMLElement {
  #list = element('ol', { class: 'console-lines', role: 'list' });
  #empty = element(
    'p',
    { class: 'note' },
    'Nothing printed yet. console.log in your code shows here.',
  );
  #gone = element('p', { class: 'note', hidden: true });
  #clear = element('button', { type: 'button', class: 'quiet', hidden: true }, 'Clear');
  #source = '';
  #dropped = 0;

  connectedCallback(): void {
    if (this.firstChild) return;
    this.#clear.addEventListener('click', () => this.clear());
    this.append(this.#empty, this.#gone, this.#list, this.#clear);
  }

  /** Adds a line; `source` is the check's title or what else was running, shown when it changes. */
  add(source: string, line: ConsoleLine): void {
    if (source !== this.#source) {
      this.#source = source;
      this.#list.append(element('li', { class: 'source' }, source));
    }
    const atEnd = this.scrollHeight - this.scrollTop - this.clientHeight < 8;
    this.#list.append(consoleLine(line));
    this.#trim();
    this.#empty.hidden = true;
    this.#clear.hidden = false;
    if (atEnd) this.scrollTop = this.scrollHeight;
  }

  /** Notes that a limit kept `count` lines from ever arriving. */
  addDropped(source: string, count: number): void {
    const noun = count === 1 ? 'line was' : 'lines were';
    this.add(source, { level: 'info', text: `${count} more ${noun} printed and not kept.` });
  }

  clear(): void {
    this.#list.replaceChildren();
    this.#source = '';
    this.#dropped = 0;
    this.#gone.hidden = true;
    this.#empty.hidden = false;
    this.#clear.hidden = true;
  }

  get count(): number {
    return this.#list.querySelectorAll('li:not(.source)').length;
  }

  #trim(): void {
    while (this.#list.children.length > MOST_LINES) {
      this.#list.firstElementChild?.remove();
      this.#dropped += 1;
    }
    this.#gone.hidden = this.#dropped === 0;
    this.#gone.textContent = `${this.#dropped} older lines are gone.`;
  }
}
