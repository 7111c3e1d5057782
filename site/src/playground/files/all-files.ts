import './all-files.css';
import { closeButton, openDialog } from '../parts/dialog.ts';
import { element } from '../parts/element.ts';
import { matchingFiles, nameOf } from './matching-files.ts';

/** One file as the list shows it. */
export interface ListedFile {
  readonly path: string;
  /** The editor shows it. */
  readonly isCurrent: boolean;
  /** Its text is not the one that it started with. */
  readonly isChanged: boolean;
  /** How many type errors it has. */
  readonly problems: number;
}

const LIST = 'all-files-list';

/**
 * The list of all files: a modal dialog with a combobox after the ARIA Authoring Practices. The focus stays in the field, which
 * filters; the arrows move through the files, Enter chooses one, Escape closes and gives the focus back.
 */
class AllFiles {
  readonly #files: readonly ListedFile[];
  readonly #choose: (path: string) => void;
  readonly #field = element('input', {
    type: 'text',
    role: 'combobox',
    id: 'all-files-field',
    'aria-expanded': 'true',
    'aria-controls': LIST,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  });
  readonly #list = element('div', { id: LIST, role: 'listbox', 'aria-label': 'Files' });
  readonly #status = element('p', { class: 'note', role: 'status' });
  readonly #dialog: HTMLDialogElement;
  #shown: readonly HTMLElement[] = [];
  #active = 0;

  constructor(host: HTMLElement, files: readonly ListedFile[], onChoose: (path: string) => void) {
    this.#files = files;
    this.#choose = onChoose;
    this.#field.addEventListener('input', () => this.#filter());
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#list.addEventListener('click', (event) => this.#onClick(event));
    this.#dialog = openDialog(
      host,
      'All files',
      element(
        'div',
        { class: 'field' },
        element('label', { for: this.#field.id }, 'Find a file'),
        this.#field,
      ),
      this.#status,
      this.#list,
      element('div', { class: 'actions' }, closeButton('Close')),
    );
    this.#dialog.classList.add('all-files');
    // A press beside the dialog is one on the dialog itself, outside its box.
    this.#dialog.addEventListener('pointerdown', (event) => {
      if (event.target === this.#dialog && !isWithin(this.#dialog, event)) this.#dialog.close();
    });
    this.#field.focus();
    this.#filter();
  }

  #filter(): void {
    const query = this.#field.value;
    const byPath = new Map(this.#files.map((file) => [file.path, file]));
    const found = matchingFiles([...byPath.keys()], query).flatMap(
      (path) => byPath.get(path) ?? [],
    );
    this.#shown = found.map(option);
    this.#list.replaceChildren(...this.#shown);
    const all = `${this.#files.length} files`;
    if (query.trim() === '') this.#status.textContent = `${all}.`;
    else if (found.length > 0) this.#status.textContent = `${found.length} of ${all}.`;
    else this.#status.textContent = `None of the ${all} has “${query.trim()}” in its path.`;
    const current = found.findIndex(({ isCurrent }) => isCurrent);
    this.#activate(query.trim() === '' ? Math.max(0, current) : 0);
  }

  #activate(index: number): void {
    this.#shown[this.#active]?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const active = this.#shown[index];
    if (!active) {
      this.#field.removeAttribute('aria-activedescendant');
      return;
    }
    active.setAttribute('aria-selected', 'true');
    this.#field.setAttribute('aria-activedescendant', active.id);
    active.scrollIntoView({ block: 'nearest' });
  }

  #onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = this.#shown.length;
    if (step !== undefined && count > 0) {
      event.preventDefault();
      this.#activate((this.#active + step + count) % count);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      this.#shown[this.#active]?.click();
    }
  }

  #onClick({ target }: MouseEvent): void {
    const chosen = target instanceof Element ? target.closest<HTMLElement>('[role=option]') : null;
    const path = chosen?.dataset.path;
    if (!path) return;
    this.#dialog.close();
    this.#choose(path);
  }
}

/** Shows the list over the workbench; `choose` is told of the file that the learner chose, after the list is closed. */
export function openAllFiles(
  host: HTMLElement,
  files: readonly ListedFile[],
  choose: (path: string) => void,
): void {
  new AllFiles(host, files, choose);
}

function option({ path, isCurrent, isChanged, problems }: ListedFile, at: number): HTMLElement {
  const name = nameOf(path);
  const mark = (kind: string, words: string) =>
    element('span', { class: `file-mark ${kind}` }, words);
  return element(
    'div',
    {
      role: 'option',
      id: `${LIST}-${at}`,
      'data-path': path,
      'aria-selected': 'false',
      'aria-current': isCurrent && 'true',
    },
    element(
      'span',
      { class: 'path' },
      element('span', { class: 'folder' }, path.slice(0, path.length - name.length)),
      name,
    ),
    // A space of its own, so that the words do not run into the name when read aloud.
    ...(isCurrent ? [' ', mark('current', 'in the editor')] : []),
    ...(isChanged ? [' ', mark('changed', 'your changes')] : []),
    ...(problems > 0
      ? [' ', mark('problems', problems === 1 ? '1 problem' : `${problems} problems`)]
      : []),
  );
}

function isWithin(box: HTMLElement, { clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
