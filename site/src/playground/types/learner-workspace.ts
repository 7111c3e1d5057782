import { type LSPClient, LSPPlugin, Workspace, type WorkspaceFile } from '@codemirror/lsp-client';
import { ChangeSet, Text, type TransactionSpec } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { CodeEditor } from '../editor/code-editor.ts';
import { isTyped, nameOfUri, uriOfFile } from './file-uri.ts';

class LearnerFile implements WorkspaceFile {
  readonly languageId = 'typescript';
  readonly name: string;
  readonly uri: string;
  version = 0;
  text: string;
  doc: Text;
  readonly #editor: CodeEditor;

  constructor(editor: CodeEditor, name: string, text: string) {
    this.#editor = editor;
    this.name = name;
    this.uri = uriOfFile(name);
    this.text = text;
    this.doc = Text.of(text.split('\n'));
  }

  getView(): EditorView | null {
    return this.#editor.active === this.name ? this.#editor.view : null;
  }
}

/** What the editor hears of its files. */
export interface WorkspaceEvents {
  /** A file came to the front. */
  shown(name: string): void;
  /** A file is no longer part of the project. */
  removed(name: string): void;
  /** The learner asked for a library's declaration. The view that shows it, or null. */
  showLibrary(uri: string): Promise<EditorView | null>;
}

/** The learner's files as the language client sees them: all of them open, whether they show or not. */
export class LearnerWorkspace extends Workspace {
  files: LearnerFile[] = [];
  readonly #editor: CodeEditor;
  readonly #events: WorkspaceEvents;

  constructor(client: LSPClient, editor: CodeEditor, events: WorkspaceEvents) {
    super(client);
    this.#editor = editor;
    this.#events = events;
    this.files = Object.entries(editor.files)
      .filter(([name]) => isTyped(name))
      .map(([name, text]) => new LearnerFile(editor, name, text));
  }

  /** `initialize` brings the files; said again one by one they would only be read twice. */
  override connected(): void {}

  /** Every difference between what the server knows and what the editor holds, wherever it comes from. */
  override syncFiles() {
    const updates = [];
    const now = this.#editor.files;
    for (const file of this.files.filter(({ name }) => now[name] === undefined)) this.#remove(file);
    for (const [name, text] of Object.entries(now)) {
      if (!isTyped(name)) continue;
      const file = this.getFile(uriOfFile(name));
      if (!file) this.#add(name, text);
      else {
        const update = this.#updateOf(file, text);
        if (update) updates.push(update);
      }
    }
    return updates;
  }

  override getFile(uri: string): LearnerFile | null {
    return this.files.find((file) => file.uri === uri) ?? null;
  }

  /** Called when a file comes to the front, before the client looks at its text. */
  override openFile(uri: string, _languageId: string, view: EditorView): void {
    const file = this.getFile(uri);
    const text = view.state.doc.toString();
    if (!file) this.#add(nameOfUri(uri), text);
    else if (file.text !== text) {
      file.text = text;
      file.doc = view.state.doc;
      file.version += 1;
      this.client.notification('textDocument/didChange', {
        textDocument: { uri, version: file.version },
        contentChanges: [{ text }],
      });
    }
    this.client.notification('groundwork/front', { uri });
    // The editor may not be changed while it takes up the file.
    queueMicrotask(() => this.#events.shown(nameOfUri(uri)));
  }

  /** A file that no longer shows stays part of the project. */
  override closeFile(): void {}

  override updateFile(uri: string, update: TransactionSpec): void {
    this.#editor.change(nameOfUri(uri), update);
    this.client.sync();
  }

  override async displayFile(uri: string): Promise<EditorView | null> {
    if (!this.getFile(uri)) return this.#events.showLibrary(uri);
    this.#editor.open(nameOfUri(uri));
    this.#editor.focusEditor();
    return this.#editor.view;
  }

  #updateOf(file: LearnerFile, text: string) {
    const view = file.getView();
    const plugin = view && LSPPlugin.get(view);
    const prevDoc = file.doc;
    if (view && plugin?.uri === file.uri) {
      const changes = plugin.unsyncedChanges;
      if (changes.empty) return null;
      plugin.clear();
      this.#advance(file, text, view.state.doc);
      return { file, prevDoc, changes };
    }
    if (file.text === text) return null;
    this.#advance(file, text, Text.of(text.split('\n')));
    const changes = ChangeSet.of({ from: 0, to: prevDoc.length, insert: file.doc }, prevDoc.length);
    return { file, prevDoc, changes };
  }

  #advance(file: LearnerFile, text: string, doc: Text): void {
    file.text = text;
    file.doc = doc;
    file.version += 1;
  }

  #add(name: string, text: string): void {
    const file = new LearnerFile(this.#editor, name, text);
    this.files.push(file);
    this.client.didOpen(file);
  }

  #remove(file: LearnerFile): void {
    this.files = this.files.filter((other) => other !== file);
    this.client.didClose(file.uri);
    this.#events.removed(file.name);
  }
}
