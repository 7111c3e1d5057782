/** A short list at the cursor of what the compiler can do about the error there. */
import { forEachDiagnostic } from '@codemirror/lint';
import { LSPPlugin } from '@codemirror/lsp-client';
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import {
  type Command,
  EditorView,
  showTooltip,
  type Tooltip,
  type TooltipView,
} from '@codemirror/view';
import type { CodeAction } from 'vscode-languageserver-types';
import { element } from '../parts/element.ts';

const showFixes = StateEffect.define<Tooltip | null>();

const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(showFixes)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/** Needed once in an editor whose keys or problems offer `offerFixes`. */
export const quickFixes: Extension = shown;

/** The problem that the cursor's line has, the nearest to the cursor first. */
function problemAt(state: EditorState): { from: number; to: number } | null {
  const { head } = state.selection.main;
  const line = state.doc.lineAt(head);
  const found: { from: number; to: number }[] = [];
  forEachDiagnostic(state, ({ severity }, from, to) => {
    if (severity === 'error' && from <= line.to && to >= line.from) found.push({ from, to });
  });
  const distance = ({ from, to }: { from: number; to: number }) =>
    head < from ? from - head : Math.max(0, head - to);
  return found.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** Asks for fixes of the problem at the cursor and shows them; says so when there are none. */
export const offerFixes: Command = (view) => {
  const plugin = LSPPlugin.get(view);
  if (!plugin || view.state.readOnly) return false;
  const problem = problemAt(view.state);
  void fixesFor(plugin, problem).then((fixes) => {
    if (!problem || fixes.length === 0) {
      view.dispatch({ effects: EditorView.announce.of('There is no quick fix here.') });
      return;
    }
    const pos = view.state.selection.main.head;
    view.dispatch({
      effects: showFixes.of({ pos, above: false, create: () => list(plugin, fixes) }),
    });
  });
  return true;
};

async function fixesFor(
  plugin: LSPPlugin,
  problem: { from: number; to: number } | null,
): Promise<readonly CodeAction[]> {
  if (!problem) return [];
  plugin.client.sync();
  const range = { start: plugin.toPosition(problem.from), end: plugin.toPosition(problem.to) };
  const fixes = await plugin.client
    .request<object, CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri: plugin.uri },
      range,
      context: { diagnostics: codesAt(plugin.view.state, problem) },
    })
    .catch(() => null);
  return fixes ?? [];
}

/** The numbers of the problems at this place, as the server knows them. */
function codesAt(state: EditorState, place: { from: number }): { code: number }[] {
  const codes: { code: number }[] = [];
  forEachDiagnostic(state, ({ source }, from) => {
    const code = Number(/\d+/.exec(source ?? '')?.[0]);
    if (from === place.from && code) codes.push({ code });
  });
  return codes;
}

function list(plugin: LSPPlugin, fixes: readonly CodeAction[]): TooltipView {
  const close = () => {
    plugin.view.dispatch({ effects: showFixes.of(null) });
    plugin.view.focus();
  };
  const buttons = fixes.map((fix) =>
    element(
      'button',
      {
        type: 'button',
        role: 'menuitem',
        on: {
          click: () => {
            applyFix(plugin, fix);
            close();
          },
        },
      },
      fix.title,
    ),
  );
  const dom = element(
    'div',
    {
      class: 'cm-quick-fixes',
      role: 'menu',
      'aria-label': 'Quick fixes',
      on: {
        keydown: (event) => {
          if (event.key === 'Escape' || event.key === 'Tab') close();
          else if (!moveFocus(event, buttons)) return;
          event.preventDefault();
          event.stopPropagation();
        },
      },
    },
    ...buttons,
  );
  return { dom, mount: () => buttons[0]?.focus() };
}

/** Arrow keys go round the menu. Whether the key was one. */
function moveFocus(event: KeyboardEvent, buttons: readonly HTMLElement[]): boolean {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return false;
  const now = buttons.findIndex((button) => button.contains(event.target as Node));
  buttons.at((now + step) % buttons.length)?.focus();
  return true;
}

function applyFix({ client, view }: LSPPlugin, { edit }: CodeAction): void {
  for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
    const file = client.workspace.getFile(uri);
    const doc = file?.getView()?.state.doc ?? file?.doc;
    if (!doc) continue;
    const offset = ({ line, character }: { line: number; character: number }) =>
      doc.line(line + 1).from + character;
    client.workspace.updateFile(uri, {
      changes: edits.map(({ range, newText }) => ({
        from: offset(range.start),
        to: offset(range.end),
        insert: newText,
      })),
      userEvent: 'input.fix',
    });
  }
  view.focus();
}
