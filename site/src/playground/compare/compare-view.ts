import './compare.css';
import type { Files } from '../../../../checks/runner/host.ts';
import { element } from '../parts/element.ts';
import { TabList } from '../parts/tab-list.ts';
import { changedFiles } from './changed-files.ts';
import type { ComparedFile } from './compared-file.ts';
import { HunkBar } from './hunk-bar.ts';
import { oneColumn } from './one-column.ts';
import { sideBySide } from './side-by-side.ts';
import { type Hunk, takeHunk } from './take-hunk.ts';

/** Two sets of files to compare. */
export interface Comparison {
  readonly mine: Files;
  readonly other: Files;
  /** Names of the two sides, such as "Your code" and "Solution". */
  readonly names: readonly [mine: string, other: string];
  /** Puts a text into one of the learner's files, null takes the file away. Left out: to read only. */
  readonly take?: (path: string, text: string | null) => void;
  /** Says a sentence to a screen reader. */
  readonly say?: (sentence: string) => void;
}

/** Below this width two columns of code are too narrow to read; CSS pixels. */
const SIDE_BY_SIDE = 640;

/** Rules inside the shadow root, where the page's do not reach. */
const RULES = `
  .cm-mergeView, .cm-mergeViewEditors, .cm-editor { height: 100%; }
  .cm-mergeView { overflow: auto; }
  .cm-merge-revert { width: 3.5rem !important; }
  button.take.take { min-height: 1.75rem; padding: 0 0.6em; border: 1px solid var(--border-strong) !important;
    border-radius: var(--radius-small); background: var(--surface) !important; color: var(--accent) !important;
    font: 600 var(--text-1) var(--font-text) !important; cursor: pointer; }
  .cm-merge-revert > button.take { position: absolute; inset-inline: 0.2rem; width: auto !important; padding: 0; }
  button.take.take:hover { background: var(--surface-hover) !important; }
  button.take.take:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; }
  @media (pointer: coarse) { button.take.take { min-height: 2.25rem; } }
`;

/** `<groundwork-compare>`: two projects file by file, to read, and to take from, change by change. */
export class CompareView extends HTMLElement {
  #comparison: Comparison | undefined;
  /** My side as it is now. */
  #mine: Readonly<Record<string, string | null>> = {};
  #path = '';
  #shown: ComparedFile | undefined;
  /** The change in front. */
  #now = 0;
  /** My files before each take. */
  #before: Readonly<Record<string, string | null>>[] = [];
  #bar: HunkBar | undefined;
  #open: (path: string) => void = () => {};

  disconnectedCallback(): void {
    this.#shown?.destroy();
  }

  show(comparison: Comparison): void {
    const { mine, other, names, take } = comparison;
    this.#shown?.destroy();
    this.#comparison = comparison;
    this.#mine = mine;
    this.#before = [];
    const changed = changedFiles(mine, other);
    const [first] = changed;
    if (first === undefined) {
      const sentence = `${names[0]} and ${names[1].toLowerCase()} are the same, letter by letter.`;
      this.replaceChildren(element('p', { class: 'note' }, sentence));
      return;
    }
    const host = element('div', {
      class: 'compared',
      id: 'compared',
      role: 'tabpanel',
      tabindex: 0,
    });
    const root = host.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(RULES);
    root.adoptedStyleSheets = [sheet];
    const wide = this.clientWidth >= SIDE_BY_SIDE;
    this.#bar = new HunkBar(
      {
        move: (by) => this.#move(by),
        take: () => this.#takeHunk(this.#shown?.hunks[this.#now]),
        takeFile: () => this.#take([this.#path], `All of ${this.#path} is taken.`),
        takeAll: () => this.#take(changed, 'Everything is taken.'),
        undo: () => this.#undo(),
      },
      take !== undefined,
    );
    const tabs = new TabList('Files that differ', (path) => this.#open(path));
    tabs.show(
      changed.map((path) => ({ id: path, label: path, controls: 'compared' })),
      first,
    );
    this.#open = (path) => {
      this.#shown?.destroy();
      this.#path = path;
      tabs.select(path);
      host.setAttribute('aria-label', `${path}: ${names[0]} and ${names[1]}`);
      const compare = wide ? sideBySide : oneColumn;
      this.#shown = compare({
        root,
        path,
        mine: this.#mine[path] ?? '',
        other: other[path] ?? '',
        names,
        take: take ? (hunk) => this.#takeHunk(hunk) : null,
      });
      this.#now = 0;
      this.#showBar();
    };
    const sides = wide
      ? names.map((name) => element('span', {}, name))
      : [`${names[0]} → ${names[1]}`];
    this.replaceChildren(
      tabs.element,
      this.#bar.element,
      element('p', { class: 'sides' }, ...sides),
      host,
    );
    this.#open(first);
  }

  #move(by: 1 | -1): void {
    const { hunks = [] } = this.#shown ?? {};
    if (hunks.length === 0) return;
    this.#now = (this.#now + by + hunks.length) % hunks.length;
    const hunk = hunks[this.#now];
    if (hunk) this.#shown?.reveal(hunk);
    this.#showBar();
    this.#comparison?.say?.(`Change ${this.#now + 1} of ${hunks.length} in ${this.#path}.`);
  }

  #takeHunk(hunk: Hunk | undefined): void {
    const { other = {} } = this.#comparison ?? {};
    if (!hunk) return;
    const text = takeHunk(this.#mine[this.#path] ?? '', other[this.#path] ?? '', hunk);
    // A file that the other side does not have is gone once nothing is left of it.
    const isGone = text === '' && other[this.#path] === undefined;
    this.#put({ [this.#path]: isGone ? null : text });
    this.#now = Math.max(0, Math.min(this.#now, (this.#shown?.hunks.length ?? 0) - 1));
    this.#showBar();
    const left = this.#shown?.hunks.length ?? 0;
    const rest = left === 1 ? 'One change is' : `${left === 0 ? 'No' : left} changes are`;
    this.#comparison?.say?.(`Taken. ${rest} left in ${this.#path}.`);
    this.#bar?.focus();
  }

  #take(paths: readonly string[], done: string): void {
    const { other = {} } = this.#comparison ?? {};
    this.#put(Object.fromEntries(paths.map((path) => [path, other[path] ?? null])));
    this.#showBar();
    this.#comparison?.say?.(done);
    this.#bar?.focus();
  }

  #undo(): void {
    const before = this.#before.pop();
    if (!before) return;
    this.#change(before);
    this.#showBar();
    this.#comparison?.say?.('Taken back.');
    this.#bar?.focus();
  }

  /** Changes my side, and remembers how it was. */
  #put(texts: Readonly<Record<string, string | null>>): void {
    this.#before.push(
      Object.fromEntries(Object.keys(texts).map((path) => [path, this.#mine[path] ?? null])),
    );
    this.#change(texts);
  }

  #change(texts: Readonly<Record<string, string | null>>): void {
    this.#mine = { ...this.#mine, ...texts };
    for (const [path, text] of Object.entries(texts)) this.#comparison?.take?.(path, text);
    if (Object.hasOwn(texts, this.#path)) this.#shown?.setMine(texts[this.#path] ?? '');
  }

  #showBar(): void {
    const { other = {} } = this.#comparison ?? {};
    const left = [...new Set([...Object.keys(this.#mine), ...Object.keys(other)])].filter(
      (path) => (this.#mine[path] ?? null) !== (other[path] ?? null),
    ).length;
    this.#bar?.show(this.#now, this.#shown?.hunks.length ?? 0, left, this.#before.length > 0);
  }
}
