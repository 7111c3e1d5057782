import { Compartment, EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { Files } from '../../../../checks/runner/host.ts';
import type { Place } from '../../../../checks/runner/report.ts';
import { element } from '../parts/element.ts';
import { differenceOf } from './difference.ts';
import { fileExtensions } from './extensions.ts';
import { markLine } from './marked-line.ts';
import { offsetOf } from './offset.ts';
import { TAB_HINT } from './tab-key.ts';

/**
 * `<groundwork-editor>`: one file at a time, each with its own undo history, cursor and scroll kept while others show.
 * It stands in a shadow root because CodeMirror writes style rules at run time: there they are adopted sheets,
 * which the page's style policy allows; in the document they would be a `<style>` element, which it refuses.
 * Fires `files` after each change by the learner, `replaced` after `setFiles`, and `run` on Ctrl/Cmd+Enter.
 */
export class CodeEditor extends HTMLElement {
  #view: EditorView | undefined;
  #states = new Map<string, EditorState>();
  #files: Files = {};
  #active = '';
  #locked = false;
  #lock = new Compartment();
  #wraps = new Compartment();
  #wrap = false;
  #keySlot = new Compartment();
  #keys: Extension = [];
  #serviceSlot = new Compartment();
  #services: ((path: string) => Extension) | null = null;

  get files(): Files {
    return this.#files;
  }

  /** The one view, whose state is the file in front. */
  get view(): EditorView | null {
    return this.#view ?? null;
  }

  get active(): string {
    return this.#active;
  }

  connectedCallback(): void {
    if (this.#view) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ':host { display: block; min-height: 0; overflow: hidden; } .cm-editor { height: 100%; }',
    );
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    // The hint is described from here because an id does not reach across the shadow's border.
    root.append(element('p', { id: 'tab-hint', hidden: true }, TAB_HINT));
    this.#view = new EditorView({ parent: root, root });
  }

  disconnectedCallback(): void {
    this.#view?.destroy();
    this.#view = undefined;
    this.#states.clear();
  }

  /** Shows `files` with `active` in front. Files whose text is the same keep their history. */
  setFiles(files: Files, active: string): void {
    const before = this.#files;
    const shown = this.#active;
    this.#files = { ...files };
    for (const path of Object.keys(before))
      if (files[path] === undefined) this.#states.delete(path);
    if (shown && files[shown] === undefined) this.#active = '';
    for (const [path, text] of Object.entries(files)) {
      if (before[path] !== undefined && before[path] !== text) this.#replace(path, text);
    }
    this.open(active);
    this.dispatchEvent(new Event('replaced'));
  }

  /** Brings a file to the front; the cursor goes to `place` when one is given. */
  open(path: string, place?: Pick<Place, 'line' | 'column'>): void {
    const view = this.#view;
    if (!view || this.#files[path] === undefined) return;
    if (path !== this.#active) {
      if (this.#active) this.#states.set(this.#active, view.state);
      this.#active = path;
      view.setState(this.#states.get(path) ?? this.#newState(path));
      view.dispatch({
        effects: [
          this.#lockEffect(),
          this.#wrapEffect(),
          this.#keySlot.reconfigure(this.#keys),
          this.#serviceEffect(),
        ],
      });
    }
    if (!place) return;
    const anchor = offsetOf(view.state.doc, place);
    view.dispatch({
      selection: { anchor },
      effects: [EditorView.scrollIntoView(anchor, { y: 'center' }), markLine.of(place.line)],
    });
    view.focus();
  }

  /** Takes the mark of a failure away again. */
  clearMarks(): void {
    for (const [path, state] of this.#states) {
      this.#states.set(path, state.update({ effects: markLine.of(null) }).state);
    }
    if (this.#active) this.#view?.dispatch({ effects: markLine.of(null) });
  }

  /** While locked the code can be read, selected and searched, not changed. */
  set locked(locked: boolean) {
    this.#locked = locked;
    if (this.#active) this.#view?.dispatch({ effects: this.#lockEffect() });
  }

  set wrap(wrap: boolean) {
    this.#wrap = wrap;
    if (this.#active) this.#view?.dispatch({ effects: this.#wrapEffect() });
  }

  /** Keys that come before the editor's own, such as Vim's; none with `[]`. */
  set keys(keys: Extension) {
    this.#keys = keys;
    if (this.#active) this.#view?.dispatch({ effects: this.#keySlot.reconfigure(keys) });
  }

  /** What a file gains from the language server, by its path; null takes it away. A path must always get the same extension. */
  set services(services: ((path: string) => Extension) | null) {
    this.#services = services;
    if (this.#active) this.#view?.dispatch({ effects: this.#serviceEffect() });
  }

  /** Changes a file, also one that does not show, as the learner would: saved, and undone in that file. */
  change(path: string, change: TransactionSpec): void {
    if (this.#locked || this.#files[path] === undefined) return;
    if (path === this.#active) {
      this.#view?.dispatch(change);
      return;
    }
    const { state } = (this.#states.get(path) ?? this.#newState(path)).update(change);
    this.#states.set(path, state);
    this.#files = { ...this.#files, [path]: state.doc.toString() };
    this.dispatchEvent(new Event('files'));
  }

  /** Gives a file another text, as the learner would: only what differs changes, and one undo brings it back. */
  rewrite(path: string, text: string): void {
    const before = this.#files[path];
    if (before === undefined || before === text) return;
    this.change(path, { changes: differenceOf(before, text), userEvent: 'input.take' });
  }

  focusEditor(): void {
    this.#view?.focus();
  }

  #lockEffect() {
    return this.#lock.reconfigure(EditorState.readOnly.of(this.#locked));
  }

  #wrapEffect() {
    return this.#wraps.reconfigure(this.#wrap ? EditorView.lineWrapping : []);
  }

  #serviceEffect() {
    return this.#serviceSlot.reconfigure(this.#services?.(this.#active) ?? []);
  }

  #newState(path: string): EditorState {
    return EditorState.create({
      doc: this.#files[path] ?? '',
      extensions: [
        this.#keySlot.of([]),
        // Before the default keys, where Mod-Enter would insert a line.
        keymap.of([{ key: 'Mod-Enter', run: () => this.dispatchEvent(new Event('run')) }]),
        fileExtensions(path, (tabLeaves) => this.toggleAttribute('data-tab-leaves', tabLeaves)),
        this.#lock.of([]),
        this.#wraps.of([]),
        this.#serviceSlot.of([]),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          this.#files = { ...this.#files, [path]: update.state.doc.toString() };
          // A replacement from outside is news to the editor, not from it.
          if (update.transactions.every((transaction) => transaction.isUserEvent('replace')))
            return;
          this.dispatchEvent(new Event('files'));
        }),
      ],
    });
  }

  /** As an ordinary change, so that undo brings the text before it back. */
  #replace(path: string, text: string): void {
    const view = this.#view;
    const current = path === this.#active ? view?.state : this.#states.get(path);
    if (!current) return;
    const spec = {
      changes: { from: 0, to: current.doc.length, insert: text },
      userEvent: 'replace',
    };
    if (path === this.#active) view?.dispatch(spec);
    else this.#states.set(path, current.update(spec).state);
  }
}
