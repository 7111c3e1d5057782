import type { Files } from '../../../../checks/runner/host.ts';
import { element } from '../parts/element.ts';
import { TabList } from '../parts/tab-list.ts';
import { openAllFiles } from './all-files.ts';
import { FEW_FILES, tabsInRow } from './tabs-in-row.ts';

/** What the row of tabs and the list of all files know of a project beside its files. */
export interface TabbedProject {
  /** The files that matter most: where one starts, and what changes. */
  readonly about: readonly string[];
  /** What the project began with, to mark the learner's changes against. */
  readonly start: Files;
}

/** The row of file tabs, and beside it, where there are too many files for one, the button to the list of all. */
export class FileTabs {
  /** The row itself, without the button. */
  readonly element: HTMLElement;
  readonly all = element('button', {
    type: 'button',
    class: 'quiet all-files-button',
    'aria-haspopup': 'dialog',
    hidden: true,
    on: { click: () => this.#openAll() },
  });
  readonly #list: TabList;
  readonly #open: (path: string) => void;
  readonly #files: () => Files;
  readonly #opened = new Set<string>();
  #about: ReadonlySet<string> = new Set();
  #start: Files = {};
  #problems: ReadonlyMap<string, number> = new Map();
  #paths: readonly string[] = [];
  #active = '';

  /**
   * @param open brings a file to the front
   * @param files the learner's files as they are now
   */
  constructor(open: (path: string) => void, files: () => Files) {
    this.#open = open;
    this.#files = files;
    this.#list = new TabList('Files', open);
    this.element = this.#list.element;
  }

  /** Says what the project is about; takes effect with the next `show`. */
  set project({ about, start }: TabbedProject) {
    this.#about = new Set(about);
    this.#start = start;
  }

  /** The file of each problem, once for each. */
  set problems(files: readonly string[]) {
    const counts = new Map<string, number>();
    for (const file of files) counts.set(file, (counts.get(file) ?? 0) + 1);
    this.#problems = counts;
    this.#draw();
  }

  /** Shows the tabs of these files with `active` in front. */
  show(paths: readonly string[], active: string): void {
    this.#paths = paths;
    this.all.hidden = paths.length <= FEW_FILES;
    this.all.textContent = `All files (${paths.length})`;
    this.select(active);
  }

  /** Marks a file as the one in front; from now on it has a tab. */
  select(path: string): void {
    this.#active = path;
    this.#opened.add(path);
    this.#draw();
    this.#list.select(path);
  }

  /** The tab of a file that has one. */
  button(path: string): HTMLButtonElement | undefined {
    return this.#list.button(path);
  }

  /** Leaves the row alone when it is right already: problems come and go while the learner types. */
  #draw(): void {
    const row = tabsInRow({
      paths: this.#paths,
      about: this.#about,
      opened: this.#opened,
      troubled: this.#problems,
    });
    if (row.join('\n') === this.#list.ids.join('\n')) return;
    this.#list.show(
      row.map((path) => ({ id: path, label: path, controls: 'editor' })),
      this.#active,
    );
  }

  #openAll(): void {
    const host = this.all.closest<HTMLElement>('groundwork-playground') ?? document.body;
    const now = this.#files();
    const files = this.#paths.map((path) => ({
      path,
      isCurrent: path === this.#active,
      isChanged: now[path] !== this.#start[path],
      problems: this.#problems.get(path) ?? 0,
    }));
    openAllFiles(host, files, (path) => {
      this.#open(path);
      this.button(path)?.focus();
    });
  }
}
