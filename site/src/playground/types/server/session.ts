/** A language server for one page at a time: the part of the protocol that the editor speaks. */
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Location,
  Position,
  Range,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import type { TypeProblem } from '../../../../../checks/runner/types-check.ts';
import { applyChanges, type TextChange } from './apply-changes.ts';
import { completionsAt, resolveCompletion } from './completion.ts';
import { errorsOf } from './errors-of.ts';
import { formatFile } from './format.ts';
import { hoverAt } from './hover.ts';
import type { LearnerService } from './learner-service.ts';
import { definitionsOf, referencesTo } from './locations.ts';
import { pathOf, uriOf } from './positions.ts';
import { Publisher } from './publisher.ts';
import { quickFixes } from './quick-fixes.ts';
import { renameAt } from './rename.ts';
import { signaturesAt } from './signature-help.ts';

interface AtPosition {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

interface Versioned {
  readonly uri: string;
  readonly version: number;
}

/** What `initialize` brings beside the protocol's own: the whole project, so that the first check sees every file. */
export interface InitializationOptions {
  readonly files: Readonly<Record<string, string>>;
  /** The path of the file in front. */
  readonly front: string;
}

const CAPABILITIES = {
  textDocumentSync: 2,
  completionProvider: { triggerCharacters: ['.', '"', "'", '/', '@', '#'], resolveProvider: true },
  hoverProvider: true,
  signatureHelpProvider: { triggerCharacters: ['(', ','], retriggerCharacters: [')'] },
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: true,
  documentFormattingProvider: true,
  codeActionProvider: true,
} as const;

/** Answers the requests of one page and tells it what is wrong in its files. */
export class LanguageSession {
  readonly #learner: LearnerService;
  readonly #publisher: Publisher;

  /** @param notify sends a notification to the page. */
  constructor(learner: LearnerService, notify: (method: string, params: unknown) => void) {
    this.#learner = learner;
    this.#publisher = new Publisher(learner, ({ path, version, diagnostics }) =>
      notify('textDocument/publishDiagnostics', { uri: uriOf(path), version, diagnostics }),
    );
  }

  /** Stops checking; another page's session takes over the service. */
  close(): void {
    this.#publisher.stop();
  }

  initialize({ initializationOptions }: { initializationOptions: InitializationOptions }) {
    const { project } = this.#learner;
    project.clear();
    for (const [path, text] of Object.entries(initializationOptions.files)) {
      project.set(path, { text, version: 0 });
    }
    this.#publisher.front = initializationOptions.front;
    return { capabilities: CAPABILITIES };
  }

  initialized(): void {
    this.#publisher.soon(0);
  }

  'textDocument/didOpen'({ textDocument }: { textDocument: Versioned & { text: string } }): void {
    const { uri, text, version } = textDocument;
    const path = pathOf(uri);
    const known = this.#learner.project.get(path);
    this.#learner.project.set(path, { text, version });
    // The first ones only repeat what `initialize` brought.
    if (known?.text !== text) this.#publisher.soon();
  }

  'textDocument/didClose'({ textDocument }: { textDocument: { uri: string } }): void {
    this.#learner.project.delete(pathOf(textDocument.uri));
    this.#publisher.soon();
  }

  'textDocument/didChange'(params: {
    textDocument: Versioned;
    contentChanges: readonly TextChange[];
  }): void {
    const { uri, version } = params.textDocument;
    const path = pathOf(uri);
    const text = this.#learner.project.get(path)?.text ?? '';
    this.#learner.project.set(path, { text: applyChanges(text, params.contentChanges), version });
    this.#publisher.soon();
  }

  /** Ours: the learner looks at another file. */
  'groundwork/front'({ uri }: { uri: string }): void {
    this.#publisher.front = pathOf(uri);
  }

  /** Ours: the text of a library's declarations. */
  'groundwork/read'({ uri }: { uri: string }): { text: string | null } {
    return { text: this.#learner.read(pathOf(uri)) ?? null };
  }

  /** Ours: every error of the project, for the check that asks for none. */
  'groundwork/errors'(): TypeProblem[] {
    return errorsOf(this.#learner);
  }

  'textDocument/completion'({ textDocument, position }: AtPosition) {
    return completionsAt(this.#learner, pathOf(textDocument.uri), position);
  }

  'completionItem/resolve'(item: CompletionItem): CompletionItem {
    return resolveCompletion(this.#learner, item);
  }

  'textDocument/hover'({ textDocument, position }: AtPosition) {
    return hoverAt(this.#learner, pathOf(textDocument.uri), position);
  }

  'textDocument/signatureHelp'({ textDocument, position }: AtPosition): SignatureHelp | null {
    return signaturesAt(this.#learner, pathOf(textDocument.uri), position);
  }

  'textDocument/definition'({ textDocument, position }: AtPosition): Location[] {
    return definitionsOf(this.#learner, pathOf(textDocument.uri), position);
  }

  'textDocument/references'({ textDocument, position }: AtPosition): Location[] {
    return referencesTo(this.#learner, pathOf(textDocument.uri), position);
  }

  'textDocument/rename'({
    textDocument,
    position,
    newName,
  }: AtPosition & { newName: string }): WorkspaceEdit {
    return renameAt(this.#learner, pathOf(textDocument.uri), position, newName);
  }

  'textDocument/formatting'({ textDocument }: Pick<AtPosition, 'textDocument'>): TextEdit[] {
    return formatFile(this.#learner, pathOf(textDocument.uri));
  }

  'textDocument/codeAction'(params: {
    textDocument: { uri: string };
    range: Range;
    context: { diagnostics: readonly Diagnostic[] };
  }): CodeAction[] {
    const { textDocument, range, context } = params;
    return quickFixes(this.#learner, pathOf(textDocument.uri), range, context.diagnostics);
  }
}
