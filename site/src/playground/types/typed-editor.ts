import { formatDocument, LSPClient, LSPPlugin } from '@codemirror/lsp-client';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { TypeProblem } from '../../../../checks/runner/types-check.ts';
import type { CodeEditor } from '../editor/code-editor.ts';
import { isTyped, nameOfUri, uriOfFile } from './file-uri.ts';
import { syncSoon, typedExtensions } from './language-extensions.ts';
import { LearnerWorkspace } from './learner-workspace.ts';
import { PeekView } from './peek-view.ts';
import { PortTransport } from './port-transport.ts';
import { type Problem, Problems } from './problems.ts';
import type { FileDiagnostic } from './server/diagnostics.ts';
import type { InitializationOptions } from './server/session.ts';
import { showDiagnostics } from './show-diagnostics.ts';

/** What an editor with types is made from. */
export interface TypedEditorOptions {
  readonly editor: CodeEditor;
  /** From `openLanguageSession`. */
  readonly port: MessagePort;
  /** Where a library's declaration shows, over the editor. */
  readonly stage: HTMLElement;
  /** What is wrong in all files now; called after each check of one file. */
  readonly onProblems: (problems: readonly Problem[]) => void;
  /** A file came to the front because a definition or a name in it was asked for. */
  readonly onShown: (file: string) => void;
}

/** Longer than any request takes on a slow device; ms. */
const PATIENCE = 60_000;

/** One step's editor and the language server: from here on it shows errors, completes, renames. Ends with `close`. */
export class TypedEditor {
  readonly #editor: CodeEditor;
  readonly #options: TypedEditorOptions;
  readonly #client: LSPClient;
  readonly #transport: PortTransport;
  readonly #problems = new Problems();
  readonly #peek: PeekView;
  readonly #replaced = () => this.#client.sync();

  constructor(options: TypedEditorOptions) {
    const { editor, port, stage } = options;
    this.#options = options;
    this.#editor = editor;
    this.#peek = new PeekView(stage, () => editor.focusEditor());
    this.#client = new LSPClient({
      rootUri: 'file:///',
      timeout: PATIENCE,
      initializationOptions: this.#project(),
      workspace: (client) =>
        new LearnerWorkspace(client, editor, {
          shown: (name) => this.#shown(name),
          removed: (name) => this.#removed(name),
          showLibrary: (uri) => this.#showLibrary(uri),
        }),
      extensions: [typedExtensions],
      notificationHandlers: {
        'textDocument/publishDiagnostics': (_client, found) => this.#found(found),
      },
    });
    this.#transport = new PortTransport(port);
    this.#client.connect(this.#transport);
    const sync = syncSoon(this.#client);
    const extensions = new Map<string, Extension>();
    editor.services = (name) => {
      if (!isTyped(name)) return [];
      // The same each time, so that a file keeps its place in the client while others show.
      const known = extensions.get(name) ?? [
        this.#client.plugin(uriOfFile(name), 'typescript'),
        sync,
      ];
      extensions.set(name, known);
      return known;
    };
    editor.addEventListener('replaced', this.#replaced);
  }

  /** Puts the open file's spaces and semicolons right. */
  format(): void {
    const { view } = this.#editor;
    if (view && !view.state.readOnly) formatDocument(view);
  }

  /** Every type error of all files as they are now, by the order of their names; asked anew. */
  async errors(): Promise<readonly TypeProblem[]> {
    this.#client.sync();
    return this.#client.request<object, readonly TypeProblem[]>('groundwork/errors', {});
  }

  close(): void {
    this.#editor.removeEventListener('replaced', this.#replaced);
    this.#editor.services = null;
    this.#peek.close();
    this.#transport.close();
  }

  #project(): InitializationOptions {
    const files = Object.entries(this.#editor.files).filter(([name]) => isTyped(name));
    return {
      files: Object.fromEntries(files.map(([name, text]) => [`/${name}`, text])),
      front: `/${this.#editor.active}`,
    };
  }

  #found(found: { uri: string; version: number; diagnostics: readonly FileDiagnostic[] }): boolean {
    const file = this.#client.workspace.getFile(found.uri);
    // For a text that is gone already; the next check is on its way.
    if (!file || file.version !== found.version) return true;
    const name = nameOfUri(found.uri);
    this.#problems.set(name, found.version, found.diagnostics);
    if (this.#editor.active === name) this.#draw(name);
    this.#tell();
    return true;
  }

  #draw(name: string): void {
    const file = this.#client.workspace.getFile(uriOfFile(name));
    const view = file?.getView();
    const plugin = view && LSPPlugin.get(view);
    const diagnostics = file && this.#problems.of(name, file.version);
    if (plugin && diagnostics) showDiagnostics(plugin, diagnostics);
  }

  #shown(name: string): void {
    this.#peek.close();
    this.#options.onShown(name);
    if (this.#editor.active === name) this.#draw(name);
  }

  #removed(name: string): void {
    this.#problems.delete(name);
    this.#tell();
  }

  #tell(): void {
    this.#options.onProblems(this.#problems.list(Object.keys(this.#editor.files)));
  }

  async #showLibrary(uri: string): Promise<EditorView | null> {
    const answer = await this.#client
      .request<object, { text: string | null } | null>('groundwork/read', { uri })
      .catch(() => null);
    return answer?.text ? this.#peek.show(nameOfUri(uri), answer.text) : null;
  }
}
