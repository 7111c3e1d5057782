import './problems-panel.css';
import { ShowPlace } from '../checks/failure-view.ts';
import { element } from '../parts/element.ts';
import type { Problem } from './problems.ts';

/** `<groundwork-problems>`: the type errors of all files, each a button that goes there. Fires `retry` when the types shall be loaded, for the first time or again. */
export class ProblemsPanel extends HTMLElement {
  #note = element('p', { class: 'note' });
  #list = element('ol', { class: 'problems', role: 'list' });
  #retry = element('button', { type: 'button', class: 'quiet', hidden: true }, 'Try again');
  #keys = element('p', { class: 'note problem-keys', hidden: true }, ...KEYS);

  connectedCallback(): void {
    if (this.firstChild) return;
    this.#retry.addEventListener('click', () => this.dispatchEvent(new Event('retry')));
    this.append(this.#note, this.#retry, this.#list, this.#keys);
    this.showLoading();
  }

  showLoading(): void {
    this.#set('The type checker is loading. You can already write and check.');
  }

  /** Where a megabyte is not loaded unasked. */
  showOffer(): void {
    this.#set(
      'The type checker is not loaded, to spare your connection: it has about 1 MB. Errors in types, completion and formatting come with it.',
    );
    this.#retry.textContent = 'Check types';
    this.#retry.hidden = false;
  }

  /** @param sentence what went wrong and what to do. */
  showFailure(sentence: string): void {
    this.#set(`${sentence} Writing and checking work without it.`);
    this.#retry.textContent = 'Try again';
    this.#retry.hidden = false;
  }

  show(problems: readonly Problem[]): void {
    this.#set(problems.length === 0 ? 'Every file type-checks.' : '');
    this.#keys.hidden = false;
    this.#list.replaceChildren(...problems.map(row));
  }

  #set(note: string): void {
    this.#note.textContent = note;
    this.#note.hidden = note === '';
    this.#retry.hidden = true;
    this.#keys.hidden = true;
    this.#list.replaceChildren();
  }
}

const key = (name: string) => element('kbd', {}, name);

/** The keys that help with problems, for those who write with the keyboard. */
const KEYS: readonly (Node | string)[] = [
  'In the editor: ',
  key('F8'),
  ' next problem, ',
  key('Ctrl .'),
  ' quick fix, ',
  key('F12'),
  ' definition, ',
  key('F2'),
  ' rename.',
];

function row({ file, line, column, message, code }: Problem): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'problem' },
    element('span', { class: 'problem-place' }, `${file}:${line}:${column}`),
    ' ',
    element('span', { class: 'problem-message' }, message),
    code === undefined ? null : element('span', { class: 'problem-code' }, ` TS${code}`),
  );
  button.addEventListener('click', () =>
    button.dispatchEvent(new ShowPlace({ file, line, column })),
  );
  return element('li', {}, button);
}
