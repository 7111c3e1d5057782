/** What a file's editor gains once the types are there. */
import { autocompletion } from '@codemirror/autocomplete';
import {
  findReferences,
  formatDocument,
  hoverTooltips,
  jumpToDefinition,
  type LSPClient,
  renameSymbol,
  signatureHelp,
} from '@codemirror/lsp-client';
import { type Extension, Prec } from '@codemirror/state';
import { type Command, EditorView, type KeyBinding, keymap } from '@codemirror/view';
import { completeTyped } from './completion-source.ts';
import { typedLook } from './look.ts';
import { nextProblem, previousProblem } from './next-problem.ts';
import { problemLines } from './problem-lines.ts';
import { offerFixes, quickFixes } from './quick-fix.ts';

/** From the last key to the moment when the server hears of it, ms. */
const PAUSE = 40;

/** Only where the learner may write: another tab may have the step. */
const whenWritable =
  (command: Command): Command =>
  (view) =>
    !view.state.readOnly && command(view);

const keys: readonly KeyBinding[] = [
  { key: 'F8', run: nextProblem, shift: previousProblem, preventDefault: true },
  { key: 'Mod-.', run: offerFixes, preventDefault: true },
  { key: 'F2', run: whenWritable(renameSymbol), preventDefault: true },
  { key: 'F12', run: jumpToDefinition, shift: findReferences, preventDefault: true },
  { key: 'Shift-Alt-f', run: whenWritable(formatDocument), preventDefault: true },
  // Work is saved as it is typed, so the key that saves elsewhere puts the file in order.
  { key: 'Mod-s', run: whenWritable(formatDocument), preventDefault: true },
];

/** Ctrl or Cmd with a click goes to the definition. */
const clickToDefinition: Extension = EditorView.domEventHandlers({
  mousedown(event, view) {
    if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
    const place = view.posAtCoords(event);
    if (place === null) return false;
    view.dispatch({ selection: { anchor: place } });
    return jumpToDefinition(view);
  },
});

/** Everything that the language server gives to each file; part of the client's configuration. */
export const typedExtensions: Extension = [
  autocompletion({ override: [completeTyped], maxRenderedOptions: 60 }),
  hoverTooltips({ hoverTime: 300 }),
  signatureHelp(),
  problemLines,
  quickFixes,
  clickToDefinition,
  typedLook,
  // Before the default keys.
  Prec.high(keymap.of(keys)),
];

/** Tells the server what was typed, shortly after. */
export function syncSoon(client: LSPClient): Extension {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return EditorView.updateListener.of(({ docChanged }) => {
    if (!docChanged) return;
    clearTimeout(timer);
    timer = setTimeout(() => client.sync(), PAUSE);
  });
}
