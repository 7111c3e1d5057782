import type { Files } from '../../../checks/runner/host.ts';
import { element } from '../playground/parts/element.ts';
import type { Workbench } from '../playground/workbench.ts';
import { fileNameProblem } from './file-name.ts';
import { moveFile } from './move-imports.ts';
import { askForName } from './name-dialog.ts';
import { MOST_FILES } from './project-limits.ts';

/** What the file tools work on. */
export interface FileToolsUse {
  /** The file that starts the app, which stays. */
  readonly entry: string;
  files(): Files;
  /** Puts other files in the place of these, with `active` in front; `done` is told, with a way back. */
  change(files: Files, active: string, done: string, deletes: boolean): Promise<void>;
}

/** Adds, renames and deletes files: three buttons beside the tabs, and the keys F2 and Delete on a tab. */
export class FileTools {
  readonly #bench: Workbench;
  readonly #use: FileToolsUse;
  readonly #add = element('button', { type: 'button', class: 'quiet' }, 'New file');
  readonly #rename = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-keyshortcuts': 'F2' },
    'Rename',
  );
  readonly #remove = element(
    'button',
    { type: 'button', class: 'quiet', 'aria-keyshortcuts': 'Delete' },
    'Delete',
  );

  constructor(bench: Workbench, use: FileToolsUse) {
    this.#bench = bench;
    this.#use = use;
    this.#add.addEventListener('click', () => void this.#onAdd());
    this.#rename.addEventListener('click', () => void this.#onRename());
    this.#remove.addEventListener('click', () => void this.#onRemove());
    bench.files.element.addEventListener('keydown', ({ key }) => {
      if (key === 'F2') void this.#onRename();
      if (key === 'Delete') void this.#onRemove();
    });
    bench.fileTools.replaceChildren(this.#add, this.#rename, this.#remove);
  }

  /** Whether this tab may change the files. */
  set enabled(enabled: boolean) {
    for (const button of [this.#add, this.#rename, this.#remove]) button.disabled = !enabled;
  }

  get #host(): HTMLElement {
    return this.#bench.fileTools.closest('groundwork-playground') ?? document.body;
  }

  async #onAdd(): Promise<void> {
    if (this.#add.disabled) return;
    const others = Object.keys(this.#use.files());
    if (others.length >= MOST_FILES) {
      this.#tell(`A playground has at most ${MOST_FILES} files. Delete one to add another.`);
      return;
    }
    const name = await askForName(this.#host, {
      title: 'New file',
      name: '.ts',
      action: 'Create',
      problem: (wanted) => fileNameProblem(wanted, others),
    });
    if (name === null) return;
    await this.#use.change(
      { ...this.#use.files(), [name]: '' },
      name,
      `${name} is there, still empty.`,
      false,
    );
    this.#bench.editor.focusEditor();
  }

  async #onRename(): Promise<void> {
    const { active } = this.#bench.editor;
    if (this.#rename.disabled || this.#isEntry(active, 'renamed')) return;
    const others = Object.keys(this.#use.files()).filter((path) => path !== active);
    const name = await askForName(this.#host, {
      title: `Rename ${active}`,
      name: active,
      action: 'Rename',
      problem: (wanted) => fileNameProblem(wanted, others),
    });
    if (name === null || name === active) return;
    await this.#use.change(
      moveFile(this.#use.files(), active, name),
      name,
      `${active} is called ${name} now, and so it is where it was imported.`,
      false,
    );
    this.#bench.files.button(name)?.focus();
  }

  async #onRemove(): Promise<void> {
    const { active } = this.#bench.editor;
    if (this.#remove.disabled || this.#isEntry(active, 'deleted')) return;
    const paths = Object.keys(this.#use.files());
    const next = paths[paths.indexOf(active) + 1] ?? paths[paths.indexOf(active) - 1] ?? '';
    const { [active]: _gone, ...rest } = this.#use.files();
    await this.#use.change(rest, next, `${active} is deleted.`, true);
    this.#bench.files.button(next)?.focus();
  }

  #isEntry(path: string, what: 'renamed' | 'deleted'): boolean {
    if (path !== this.#use.entry) return false;
    this.#tell(`${path} starts the app, so it cannot be ${what}.`);
    return true;
  }

  #tell(sentence: string): void {
    this.#bench.notice.show({ tone: 'info', sentence, actions: [] });
  }
}
